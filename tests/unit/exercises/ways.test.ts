import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { resolveInputs } from '../../../src/exercises/checks.ts';
import { check, defineExercise } from '../../../src/exercises/define.ts';
import { CHANGED, judge } from '../../../src/exercises/judge.ts';
import { runJob } from '../../../src/exercises/sandbox/harness.ts';
import type { Answer, CallResult, Job } from '../../../src/exercises/sandbox/protocol.ts';
import { tensor, type Value } from '../../../src/exercises/values.ts';

beforeAll(() => tf.setBackend('cpu'));

const HEAD = "import * as tf from '@tensorflow/tfjs';\nimport { inputs } from 'livegrad';\n";

async function run(code: string, args: readonly Value[], inputs: Job['inputs'] = {}): Promise<Answer[]> {
  const answers: Answer[] = [];
  const calls = [{ id: 'call', name: 'f', isProbe: false, args }];
  await runJob(tf, { id: 1, code: HEAD + code, probe: null, backend: 'cpu', calls, inputs }, (answer) =>
    answers.push(answer),
  );
  return answers;
}

async function resultOf(code: string, ...args: Value[]): Promise<CallResult> {
  const answers = await run(code, args);
  const result = answers.find((answer) => answer.kind === 'result');
  if (!result) throw new Error(JSON.stringify(answers));
  return result.result;
}

const z = () => tensor([0.1, 0.2, 0.3, 0.4], [2, 2]);

test.each<[code: string, hasChanged: boolean, args: Value[]]>([
  ['export const f = (x) => x.map((v) => v + 1);', false, [[1, 2, NaN]]],
  ['export const f = (x) => { x[1] = 7; };', true, [[1, 2]]],
  ['export const f = (x) => { x.sort(); };', true, [[2, 1]]],
  ['export const f = (x) => { x[0].push(3); };', true, [[[1], [2]]]],
  ['export const f = (x) => { x.rate = 0; };', true, [{ rate: 1 }]],
  ['export const f = (x) => { delete x.rate; };', true, [{ rate: 1 }]],
  ['export const f = async (x) => { await null; x.more = 0; };', true, [{ rate: 1 }]],
  ['export const f = (x) => { const y = x.softmax(); x.print(); return y; };', false, [z()]],
  ['export const f = (x) => { x.dispose(); };', true, [z()]],
  ['export const f = (x) => { x.dataSync()[0] = 5; };', true, [z()]],
  ['export const f = (x) => [...x, 3];', false, [[1, 2]]],
])('what is done to the arguments is seen: %s', async (code, hasChanged, args) => {
  expect((await resultOf(code, ...args)).hasChangedArgs).toBe(hasChanged);
});

test.each([
  ['tf.softmax(z)', 'softmax'],
  ['z.softmax()', 'softmax'],
  ['tf.layers.softmax().apply(z)', 'softmax'],
  ["tf.layers.activation({ activation: 'softmax' }).apply(z)", 'softmax'],
  ['z.logSoftmax()', 'logSoftmax'],
  ['tf.grad((x) => x.square().sum())(z)', 'gradients'],
  ['const v = tf.variable(z); tf.train.sgd(0.1).minimize(() => v.square().sum())', 'gradients'],
  ["tf.layers.conv2d({ filters: 1, kernelSize: 1, activation: 'relu' }).apply(z.reshape([1, 2, 2, 1]))", 'fusedConv2d'],
])('the way is seen however it is written: %s', async (way, operation) => {
  expect((await resultOf(`export const f = (z) => { ${way}; };`, z())).operations).toContain(operation);
});

test('what the page, another call or the code’s own names do is not taken for a way', async () => {
  await resultOf('export const f = (z) => z.softmax();', z());
  const { operations } = await resultOf('export const f = (z) => tf.tidy("softmax", () => z.exp());', z());
  expect(operations).toContain('exp');
  expect(operations).not.toContain('softmax');
});

const add = defineExercise({
  id: 'add',
  page: 'p',
  level: 1,
  entry: 'f',
  backend: 'cpu',
  limitMs: 1000,
  forbids: [{ id: 'ready-made', operations: ['softmax'] }],
  checks: [
    check({
      id: 'drawn',
      isDrawn: true,
      args: (random): [number] => [random.uniform()],
      expected: (x) => x + 1,
      hints: [{ id: 'zero', when: (got) => got === 0 }],
    }),
    check({
      id: 'trained',
      args: (): [number] => [1],
      expected: (x) => x + 1,
      requires: { id: 'no-network', operations: ['gradients'] },
    }),
  ],
});
const judged = (id: string, value: Value, changes: Partial<CallResult> = {}) =>
  judge(add, id, {
    result: { value, tensorsLeft: 0, hasChangedArgs: false, operations: ['gradients'], elapsedMs: 1, ...changes },
    args: [1],
    expected: 2,
    seed: 5,
    source: '',
  });

test('a right result by a forbidden way, or without the way asked for, or at the cost of an argument, does not pass', () => {
  expect(judged('drawn', 2)).toMatchObject({ passed: true, seed: 5 });
  expect(judged('drawn', 2, { operations: ['softmax'] })).toMatchObject({ passed: false, hint: 'ready-made' });
  expect(judged('trained', 2)).toMatchObject({ passed: true });
  expect(judged('trained', 2, { operations: [] })).toMatchObject({ passed: false, hint: 'no-network' });
  expect(judged('drawn', 2, { hasChangedArgs: true })).toMatchObject({
    passed: false,
    hint: CHANGED,
    hasChangedArgs: true,
  });
  // What is wrong with the result comes first.
  const wrong = judged('drawn', 0, { hasChangedArgs: true, operations: ['softmax'] });
  expect(wrong).toMatchObject({ passed: false, hint: 'zero', hasChangedArgs: false });
});

test('inputs that were drawn can be looked at again', async () => {
  const code =
    "console.log(inputs('drawn', 77)[0] === inputs( \"drawn\", 77 )[0]);\nexport const f = () => inputs('drawn', 77);";
  const found = await resolveInputs(add, code, () => Promise.reject(new Error('no images')));
  expect(Object.keys(found)).toEqual(["inputs('drawn', 77)"]);
  const answers = await run(code, [], found);
  expect(answers).toContainEqual({ kind: 'console', level: 'log', text: 'true' });
  const result = answers.find((answer) => answer.kind === 'result')!;
  expect(result.result.value).toEqual(found["inputs('drawn', 77)"]);
  const unknown = await run("inputs('drawn', 1 + 1);", [], found);
  expect(unknown).toContainEqual(expect.objectContaining({ kind: 'error', call: null }));
});
