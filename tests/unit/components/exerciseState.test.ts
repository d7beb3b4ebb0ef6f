import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createExercise, type Surroundings } from '../../../components/exercises/exerciseState.ts';
import { isPassed } from '../../../components/exercises/runs.ts';
import type { Ending, JobOptions, Sandbox } from '../../../components/code/sandbox.ts';
import { DataError } from '../../../src/data/sheets.ts';
import { runJob } from '../../../src/exercises/sandbox/harness.ts';
import { exerciseTextsSchema } from '../../../src/exercises/schema.ts';
import { readExercise, readSource } from '../../support/exercises.ts';
import { readJson } from '../../support/pages.ts';
import { useStores } from '../../support/stores.ts';

const exercise = await readExercise('neuron');
const [starter, solution] = ['starter.ts', 'solution.ts'].map((file) => readSource('neuron', file)!) as [
  string,
  string,
];
const files = {
  exercise,
  texts: exerciseTextsSchema.parse(readJson('exercises/neuron.json')),
  solution,
  probe: null,
};

const openStore = useStores();

/** A sandbox without walls: the harness in this process. */
const openHarness: Sandbox = {
  prepare: async () => {},
  run: async (job, { onAnswer, onStart }): Promise<Ending> => {
    onStart?.();
    await runJob(tf, { ...job, id: 1 }, onAnswer);
    return 'done';
  },
};
/** One whose code never ends by itself. */
const endless: Sandbox = {
  prepare: async () => {},
  run: (_job, { limitMs, signal, onStart }: JobOptions) =>
    new Promise((resolve) => {
      onStart?.();
      signal.addEventListener('abort', () => resolve('stopped'));
      setTimeout(() => resolve('time'), limitMs);
    }),
};

function open(changes: Partial<Surroundings> = {}, sandbox = openHarness, store = openStore()) {
  return createExercise('neuron', starter, 3, {
    loadFiles: async () => files,
    openSandbox: async () => sandbox,
    openStore: async () => store,
    loadImages: () => Promise.reject(new Error('no images here')),
    drawSeed: () => 7,
    ...changes,
  });
}

beforeAll(() => tf.setBackend('cpu'));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('from the starter to solved: failed checks, a hint, all passed, remembered', async () => {
  const store = openStore();
  const state = open({}, openHarness, store);
  await state.restore();
  await state.start('check');
  expect(state.run.value).toMatchObject({ mode: 'check', ending: 'done', trouble: null, error: null });
  expect(state.run.value!.verdicts.map(({ outcome }) => outcome!.passed)).toEqual([false, false, false]);
  expect(state.kept.value.tries).toBe(0); // the starter is no attempt

  state.draft.type(readSource('neuron', 'wrong/no-bias.ts')!);
  await state.start('check');
  expect(state.run.value!.verdicts[0]!.outcome!.hint).toBe('no-bias');
  expect(state.kept.value).toMatchObject({ tries: 1, isSolved: false });

  state.draft.type(solution);
  await state.start('check');
  expect(isPassed(state.run.value!.verdicts)).toBe(true);
  expect(await store.read('exercise', 'neuron')).toMatchObject({
    tries: 2,
    isSolved: true,
    hints: 0,
    sawSolution: false,
  });
  expect(state.run.value!.output).toEqual([{ kind: 'console', level: 'log', text: '0.53705' }]);
});

test('Run makes no calls; an error of the code is kept with its line', async () => {
  const state = open();
  await state.start('run');
  expect(state.run.value).toMatchObject({ mode: 'run', verdicts: [], ending: 'done' });
  state.draft.type('const x = 1;\nfoo();');
  await state.start('check');
  expect(state.run.value!.error).toMatchObject({ name: 'ReferenceError', line: 2 });
  expect(state.run.value!.verdicts.map(({ outcome, error }) => outcome ?? error)).toEqual([null, null, null]);
  expect(state.kept.value).toMatchObject({ tries: 1, isSolved: false });
  state.draft.type('function neuron() {}');
  await state.start('check');
  expect(state.run.value!.verdicts[0]!.error).toMatchObject({ phase: 'missing', message: 'neuron' });
});

test('Stop and the time limit end a run, with a countdown; the next run begins afresh', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout', 'performance'] });
  const state = open({}, endless);
  let running = state.start('run');
  await vi.waitFor(() => expect(state.phase.value).toBe('running'));
  expect(state.secondsLeft.value).toBe(5);
  await vi.advanceTimersByTimeAsync(2100);
  expect(state.secondsLeft.value).toBe(3);
  await state.start('check'); // nothing while it runs
  expect(state.run.value!.mode).toBe('run');
  state.stop();
  await running;
  expect(state).toMatchObject({ phase: { value: 'idle' }, run: { value: { ending: 'stopped' } } });
  running = state.start('run');
  await vi.waitFor(() => expect(state.phase.value).toBe('running'));
  expect(state.run.value!.ending).toBeNull();
  await vi.advanceTimersByTimeAsync(5000);
  await running;
  expect(state.run.value!.ending).toBe('time');
});

test('Stop while loading ends at once', async () => {
  const state = open({ openSandbox: () => new Promise(() => {}) });
  const running = state.start('check');
  expect(state.phase.value).toBe('loading');
  state.stop();
  await running;
  expect(state.phase.value).toBe('idle');
  expect(state.run.value).toMatchObject({ ending: 'stopped', trouble: null });
});

test('what cannot be loaded is said, and tried again', async () => {
  let isOnline = false;
  const loadFiles = async () => {
    if (!isOnline) throw new TypeError('Failed to fetch');
    return files;
  };
  const state = open({ loadFiles });
  await state.start('check');
  expect(state.run.value!.trouble).toBe('not-loaded');
  await state.showHint();
  expect(state.isHelpMissing.value).toBe(true);
  expect(state.kept.value.hints).toBe(0);
  isOnline = true;
  await state.start('check');
  expect(state.run.value!.trouble).toBeNull();

  const images = { is: 'images', set: 'mnist', split: 'test', what: 'images', count: 1 } as const;
  const checks = [{ id: 'by-hand', args: () => [images], expected: () => 0 }];
  const pictures = open({
    loadFiles: async () => ({ ...files, exercise: { ...exercise, checks } }),
    loadImages: () => Promise.reject(new DataError('data-network', 'x', 'not there')),
  });
  await pictures.start('check');
  expect(pictures.run.value!.trouble).toBe('no-data');
  const broken = open({}, { prepare: async () => {}, run: async () => 'broken' });
  await broken.start('check');
  expect(broken.run.value!.trouble).toBe('broken');
  expect(broken.kept.value.tries).toBe(0);
});

test('a flood of output is cut, and answers to calls that were not made are dropped', async () => {
  const flood: Sandbox = {
    prepare: async () => {},
    run: async (_job, { onAnswer }) => {
      for (let i = 0; i < 5000; i++) onAnswer({ kind: 'console', level: 'log', text: String(i) });
      onAnswer({
        kind: 'result',
        call: 'constructor',
        result: { value: 1, tensorsLeft: 0, hasChangedArgs: false, operations: [], elapsedMs: 0 },
      });
      return 'done';
    },
  };
  const state = open({}, flood);
  await state.start('check');
  expect(state.run.value!.output).toHaveLength(600);
  expect(isPassed(state.run.value!.verdicts)).toBe(false);
});

test('hints come one at a time, cost nothing and are remembered; so is a look at the solution', async () => {
  const store = openStore();
  const state = open({}, openHarness, store);
  for (const shown of [1, 2, 3, 3]) {
    await state.showHint();
    expect(state.kept.value.hints).toBe(shown);
  }
  await state.toggleSolution();
  expect(state.isSolutionOpen.value).toBe(true);
  const again = open({}, openHarness, openStore());
  await again.restore();
  expect(again.kept.value).toMatchObject({ tries: 0, isSolved: false, hints: 3, sawSolution: true });
  expect(again.files.value).not.toBeNull(); // the hints' texts are there
  expect(again.isSolutionOpen.value).toBe(false);
});

test('without storage everything works, and it is said', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const state = open();
  await state.restore();
  state.draft.type(solution);
  await state.start('check');
  expect(state.kept.value).toMatchObject({ tries: 1, isSolved: true });
  expect(state.status.value).toBe('refused');
});
