import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test, vi } from 'vitest';
import { words as en } from '../../../components/code/errors/en.ts';
import { words as zh } from '../../../components/code/errors/zh-cn.ts';
import { explainError, explainResult, type Mistake } from '../../../src/exercises/explain.ts';
import { runJob } from '../../../src/exercises/sandbox/harness.ts';
import type { Answer, LearnerError } from '../../../src/exercises/sandbox/protocol.ts';
import { problemsOf, proseOf } from '../../support/chinese.ts';

/** Runs code as a reader's, and calls its `f`. */
async function run(code: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  const call = { id: 'f', name: 'f', isProbe: false, args: [] };
  const job = { id: 1, code, probe: null, backend: 'cpu', calls: [call] } as const;
  await runJob(tf, job, (answer) => answers.push(answer));
  return answers;
}

beforeAll(() => tf.setBackend('cpu'));

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
const dense = 'const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });';

/** What readers write, and the mistake that is named: the errors are those that TensorFlow.js and Node really throw. */
const CODES: [Mistake | null, string][] = [
  ['inner-dimensions', 'return tf.matMul(tf.zeros([2, 3]), tf.zeros([2, 3]));'],
  ['inner-dimensions', 'return tf.dot(tf.zeros([3]), tf.zeros([2]));'],
  ['broadcast', 'return tf.add(tf.zeros([2, 3]), tf.zeros([4]));'],
  ['reshape', 'return tf.zeros([6]).reshape([4, 2]);'],
  ['reshape', 'return tf.zeros([7]).reshape([-1, 2]);'],
  ['wrong-count', 'return tf.tensor([1, 2, 3], [2, 2]);'],
  ['wrong-count', 'return tf.tensor2d([1, 2, 3]);'],
  ['rank', "return tf.conv2d(tf.zeros([5, 5]), tf.zeros([3, 3, 1, 1]), 1, 'same');"],
  ['rank', "return tf.conv2d(tf.zeros([1, 5, 5, 3]), tf.zeros([3, 3, 3]), 1, 'same');"],
  ['rank', "return tf.maxPool(tf.zeros([5, 5]), 2, 2, 'same');"],
  ['channels', "return tf.conv2d(tf.zeros([1, 5, 5, 3]), tf.zeros([3, 3, 1, 1]), 1, 'same');"],
  ['other-shape', 'return tf.concat([tf.zeros([2, 3]), tf.zeros([2, 4])], 0);'],
  ['other-shape', 'return tf.stack([tf.zeros([2, 3]), tf.zeros([2, 4])]);'],
  ['other-shape', 'return tf.losses.softmaxCrossEntropy(tf.zeros([2]), tf.zeros([2, 3]));'],
  ['other-shape', 'tf.variable(tf.zeros([2])).assign(tf.zeros([3]));'],
  ['other-shape', `${dense} return m.predict(tf.zeros([2, 4]));`],
  ['not-compiled-model', `${dense} return m.fit(tf.zeros([2, 3]), tf.zeros([2, 1]));`],
  [
    'other-shape',
    `${dense} m.compile({ optimizer: 'sgd', loss: 'meanSquaredError' }); return m.fit(tf.zeros([2, 3]), tf.zeros([2, 2]));`,
  ],
  ['out-of-range', 'return tf.sum(tf.zeros([2, 3]), 2);'],
  ['out-of-range', 'return tf.slice(tf.zeros([2, 3]), [0, 0], [5, 5]);'],
  ['dtype', 'return tf.oneHot(tf.tensor1d([1, 2]), 3);'],
  ['dtype', 'return tf.gather(tf.zeros([2, 3]), tf.tensor1d([0.5]));'],
  ['dtype', "tf.variable(tf.zeros([2])).assign(tf.tensor1d([1, 2], 'int32'));"],
  ['dtype', "return tf.add('a', 1);"],
  ['disposed', 'const t = tf.zeros([2]); t.dispose(); return t.add(1);'],
  ['disposed', 'const t = tf.zeros([2]); t.dispose(); return t.dataSync();'],
  ['async-tidy', 'return tf.tidy(async () => { const t = tf.zeros([2]); await null; return t.add(1); });'],
  ['missing-await', 'return tf.add(tf.zeros([2]).data(), 1);'],
  ['missing-await', 'return tf.zeros([2]).data().dataSync();'],
  ['missing-await', 'const numbers = tf.zeros([2]).data();\nreturn numbers.reduce((a, b) => a + b);'],
  ['not-a-tensor', 'return tf.square(undefined);'],
  ['not-scalar', 'const v = tf.variable(tf.zeros([2])); return tf.variableGrads(() => v.square());'],
  ['no-gradient', 'return tf.grad(() => tf.scalar(1))(tf.zeros([2]));'],
  ['no-gradient', 'return tf.train.sgd(0.1).minimize(() => tf.scalar(0));'],
  ['not-defined', 'return foo;'],
  ['not-a-function', 'return tf.foo();'],
  ['not-a-function', 'const a = 1; return a();'],
  ['not-iterable', 'const [a] = 3; return a;'],
  ['of-undefined', 'const x = [[1]]; return x[1][0];'],
  ['constant', 'const a = 1; a = 2;'],
  ['stack-overflow', 'const g = () => g(); return g();'],
  ['out-of-memory', 'return new Array(-1);'],
  ['out-of-memory', 'return new Float64Array(1e12);'],
  ['out-of-memory', 'return tf.zeros([1e6, 1e6, 1e3]);'],
  ['tensor-operators', 'return tf.scalar(2) - tf.scalar(1);'],
  ['tensor-operators', 'return tf.scalar(2) < 3;'],
  ['tensor-operators', 'return Math.max(tf.scalar(2), 1);'],
  ['tensor-operators', 'const z = tf.zeros([2]) + 1; return tf.mul(z, 2);'],
  ['mixed-numbers', 'return 2n * 3;'],
  ['default-import', "throw new TypeError('There is no default export: write x');"],
  [null, "throw new Error('my own');"],
  [null, 'return (() => { throw Object.create(null); })();'],
  [null, "throw new Proxy(new Error('x'), { get() { throw 1; } });"],
  [null, "throw Object.defineProperty(new Error('x'), 'message', { get() { throw 1; } });"],
];

test.each(CODES)('%s: %s', async (mistake, body) => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // tidy complains there
  const code = `${IMPORT}export function f() {\n${body}\n}`;
  const error = (await run(code)).find((answer) => answer.kind === 'error');
  expect(error && explainError(error.error, code)).toBe(mistake);
  vi.restoreAllMocks();
});

test.each([
  ['not-compiled', 'export function f() { return [1; }'],
  ['namespace', 'namespace A { export const x = 1; }'],
  ['unknown-module', "import * as d3 from 'd3';\nd3.x();"],
  ['missing-export', 'function f() { return 1; }'],
  ['default-export', 'export default function f() { return 1; }'],
  ['strange-character', 'export function f() { return Math.max（1）; }'],
  ['strange-character', 'export function f() {\n  return “结果”;\n}'],
  ['strange-character', 'export const f = () => 1；'],
  ['strange-character', 'export const f = () => 1\u200b;'],
  ['strange-character', 'const ａ = 1; export const f = a\u200d;'],
])('before any call: %s', async (mistake, code) => {
  const error = (await run(code)).find((answer) => answer.kind === 'error')!;
  expect(explainError(error.error, code)).toBe(mistake);
});

test('tf.data, which the sandbox has not', () => {
  const message = "Cannot read properties of undefined (reading 'array')";
  const error: LearnerError = { phase: 'run', name: 'TypeError', message, line: 1, column: null };
  expect(explainError(error, 'tf.data.array([1]);')).toBe('tf-data');
  expect(explainError(error, '// tf.data\nx.array([1]);')).toBe('of-undefined');
});

test('the words of Firefox and Safari lead to the same mistakes', () => {
  const explain = (message: string) => {
    const error: LearnerError = { phase: 'run', name: 'Error', message, line: null, column: null };
    return explainError(error, '');
  };
  expect(explain("Can't find variable: foo")).toBe('not-defined');
  expect(explain('too much recursion')).toBe('stack-overflow');
  expect(explain("undefined is not an object (evaluating 'x.y')")).toBe('of-undefined');
  expect(explain('x is undefined')).toBe('of-undefined');
  expect(explain("invalid assignment to const 'a'")).toBe('constant');
  expect(explain('Attempted to assign to readonly property.')).toBe('constant');
  expect(explain('invalid array length')).toBe('out-of-memory');
});

test.each<[Mistake | null, string]>([
  ['no-return', 'tf.zeros([1]);'],
  ['nan', 'return 0 / 0;'],
  ['nan', 'return tf.log(tf.scalar(-1));'],
  ['nan', 'return { loss: [1, NaN] };'],
  ['missing-await', 'return [tf.zeros([2]).data()];'],
  ['disposed', 'const t = tf.zeros([2]); t.dispose(); return [t];'],
  [null, 'return 2;'],
  [null, "return 'text';"],
  ['tensor-operators', 'return tf.zeros([2]) + 1;'],
  ['big-integer', 'return [9n];'],
  ['too-large', 'const loop = []; loop.push(loop); return loop;'],
  ['too-large', 'return Array.from({ length: 2.5e6 }, (_, i) => i);'],
  ['too-large', 'let doubled = [1]; for (let i = 0; i < 40; i++) doubled = [doubled, doubled]; return doubled;'],
])('a result: %s: %s', async (mistake, body) => {
  const answers = await run(`${IMPORT}export function f() {\n${body}\n}`);
  const result = answers.find((answer) => answer.kind === 'result')!;
  expect(explainResult({ got: result.result.value, passed: false })).toBe(mistake);
  expect(explainResult({ got: result.result.value, passed: true })).toBeNull();
});

test('the Chinese texts keep to the typography', () => {
  for (const text of Object.values(zh.mistakes)) expect(problemsOf(proseOf(text)), text).toEqual([]);
  for (const text of Object.values(en.mistakes)) expect(text).not.toMatch(/\p{Script=Han}/u);
});
