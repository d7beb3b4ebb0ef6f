import { expect, test, vi } from 'vitest';
import { createLabRun } from '../../../../components/labs/frame/labRun.ts';
import { MissingPart } from '../../../../src/site/loadPart.ts';
import { createFakeEngine, DEVICE, FREED, STATS } from '../../../support/fakeEngine.ts';

vi.mock('@src/progress/record.ts', () => ({ recordLab: () => Promise.resolve() }));

interface Counting {
  snapshot: { phase?: 'load'; step: number };
  questions: { double(x: number): number };
}

function open() {
  const engine = createFakeEngine();
  const taken: number[] = [];
  const done = vi.fn();
  const run = createLabRun<Counting>(
    {
      lab: 'counting',
      needs: { size: 'tiny', backends: ['cpu'] },
      onSnapshot: ({ step }) => taken.push(step),
      onDone: done,
      restartParams: (params) => ({ ...params, from: taken.at(-1) }),
    },
    engine.load,
  );
  return { engine, run, taken, done };
}

test('a run from launch to its end', async () => {
  const { engine, run, taken, done } = open();
  expect(run.state.value).toBe('idle');
  await run.launch({ steps: 2 });
  expect(run.state.value).toBe('loading');
  const [session] = engine.sessions;
  expect(session!.options).toMatchObject({ lab: 'counting', params: { steps: 2 } });
  session!.events.onStarted(DEVICE);
  expect(run.device.value).toBe(DEVICE);
  session!.events.onSnapshot({ phase: 'load', step: 0 }, STATS);
  expect(run.state.value).toBe('loading');
  session!.events.onSnapshot({ step: 1 }, STATS);
  expect(run.state.value).toBe('running');
  // A later download, such as that of the test images, is no new beginning.
  session!.events.onSnapshot({ phase: 'load', step: 1 }, STATS);
  expect(run.state.value).toBe('running');
  session!.events.onDone();
  expect(run.state.value).toBe('done');
  expect(taken).toEqual([0, 1, 1]);
  expect(done).toHaveBeenCalledOnce();
});

test('a reset is idle at once, and what the ended run still says is dropped', async () => {
  const { engine, run, taken } = open();
  await run.launch({});
  const [session] = engine.sessions;
  session!.events.onSnapshot({ step: 1 }, STATS);
  const cleared = run.clear();
  expect(run.state.value).toBe('idle');
  session!.events.onSnapshot({ step: 2 }, STATS);
  session!.events.onDone();
  session!.events.onFault({ code: 'internal', detail: '', canContinue: false });
  expect(run.state.value).toBe('idle');
  expect(run.fault.value).toBeNull();
  expect(taken).toEqual([1]);
  await cleared;
  expect(session!.calls).toEqual(['abort']);
  expect(run.stats.value).toBe(FREED);
  expect(run.hasSession()).toBe(false);
});

test('a reset while the engine is still loading starts nothing', async () => {
  const { engine, run } = open();
  const launched = run.launch({});
  await run.clear();
  await launched;
  expect(engine.sessions).toEqual([]);
  expect(run.state.value).toBe('idle');
});

test('pause, step and resume; a paused run stays so while its last snapshot arrives', async () => {
  const { engine, run } = open();
  await run.launch({});
  const [session] = engine.sessions;
  session!.events.onStarted(DEVICE);
  run.pause();
  session!.events.onSnapshot({ step: 1 }, STATS);
  expect(run.state.value).toBe('paused');
  run.step();
  run.resume();
  expect(run.state.value).toBe('running');
  expect(session!.calls).toEqual(['pause', 'step', 'resume']);
});

test('a fault stops the run until the reader goes on; after a dead worker it starts from what the lab says', async () => {
  const { engine, run } = open();
  await run.launch({ steps: 9 });
  const [session] = engine.sessions;
  session!.events.onSnapshot({ step: 4 }, STATS);
  run.announcement.value = 'step 4';
  session!.events.onFault({ code: 'worker-died', detail: 'gone', canContinue: true });
  expect([run.state.value, run.fault.value?.code, run.announcement.value]).toEqual(['error', 'worker-died', '']);
  expect(session!.options.restartParams!()).toEqual({ steps: 9, from: 4 });
  run.goOn();
  expect([run.state.value, run.fault.value]).toEqual(['loading', null]);
  expect(session!.calls).toEqual(['resume']);
});

test('questions reach the session', async () => {
  const { engine, run } = open();
  await run.launch({});
  const answer = run.ask('double', 21);
  engine.sessions[0]!.answer(42);
  expect(await answer).toBe(42);
  expect(engine.sessions[0]!.calls).toEqual(['ask double']);
});

test('an engine that does not come is a fault, and "go on" loads it again', async () => {
  const engine = createFakeEngine();
  let failures: Error[] = [
    new MissingPart('new-release', new TypeError('gone')),
    new ReferenceError('Worker is not defined'),
  ];
  const load = () => (failures.length > 0 ? Promise.reject(failures.shift()!) : engine.load());
  const run = createLabRun<Counting>(
    { lab: 'counting', needs: { size: 'tiny', backends: ['cpu'] }, onSnapshot: () => undefined },
    load,
  );
  await run.launch({ steps: 2 });
  expect(run.state.value).toBe('error');
  expect(run.fault.value).toEqual({ code: 'new-release', detail: 'gone', canContinue: true });
  expect(run.hasSession()).toBe(false);
  run.goOn();
  expect(run.state.value).toBe('loading');
  await vi.waitFor(() => expect(run.fault.value?.code).toBe('internal'));
  run.goOn();
  await vi.waitFor(() => expect(engine.sessions).toHaveLength(1));
  expect(engine.sessions[0]!.options).toMatchObject({ params: { steps: 2 } });
  // What failed before a reset says nothing after it.
  failures = [new MissingPart('not-loaded', null)];
  const launched = run.launch({});
  await run.clear();
  await launched;
  expect(run.state.value).toBe('idle');
  expect(run.fault.value).toBeNull();
});

test('a worker whose script does not come is explained by asking the site', async () => {
  vi.stubGlobal('location', { pathname: '/en/' });
  const asked = vi.fn(() => Promise.resolve(new Response('')));
  vi.stubGlobal('fetch', asked);
  const { engine, run } = open();
  await run.launch({});
  engine.sessions[0]!.events.onFault({ code: 'not-loaded', detail: 'x', canContinue: true });
  expect(run.state.value).toBe('error');
  await vi.waitFor(() => expect(run.fault.value?.code).toBe('new-release'));
  asked.mockImplementation(() => Promise.reject(new TypeError('offline')));
  engine.sessions[0]!.events.onFault({ code: 'not-loaded', detail: 'y', canContinue: true });
  await new Promise((resolve) => setTimeout(resolve));
  expect(run.fault.value).toMatchObject({ code: 'not-loaded', detail: 'y' });
  vi.unstubAllGlobals();
});
