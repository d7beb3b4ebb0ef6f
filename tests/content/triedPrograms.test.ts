import { expect, test } from 'vitest';
import { checkCode, readExercise, readSource } from '../support/exercises.ts';

/*
 * Programs that people wrote against the checks, besides the typical mistakes: some that get round a task, some that are right
 * in an unusual way.
 */

const TF = "import * as tf from '@tensorflow/tfjs';\n";
const solutionOf = (id: string, ...changes: [from: string, to: string][]) =>
  changes.reduce((code, [from, to]) => {
    expect(code).toContain(from);
    return code.replace(from, to);
  }, readSource(id, 'solution.ts')!);

async function firstFailure(id: string, code: string): Promise<{ id: string; hint: string | null } | null> {
  const { outcomes, answers } = await checkCode(await readExercise(id), code);
  expect(answers.filter(({ kind }) => kind === 'error')).toEqual([]);
  const failed = outcomes.find(({ passed }) => !passed);
  return failed ? { id: failed.id, hint: failed.hint } : null;
}

test.each<[what: string, id: string, code: string, failure: { id: string; hint: string | null }]>([
  [
    'a leak whose count is set back',
    'mend-leak',
    solutionOf('mend-leak', ['    w.dispose();\n', '    (tf.engine() as any).state.numTensors--;\n']),
    { id: 'no-growth', hint: 'leak' },
  ],
  [
    'a single tidy round all steps, and one call of onStep',
    'mend-leak',
    `${TF}export const train = (X, y, steps, rate, onStep) => {
      const values = tf.tidy(() => {
        let w = tf.zeros([2, 1]);
        for (let i = 0; i < steps; i++) {
          w = w.sub(tf.matMul(X, tf.matMul(X, w).sub(y), true).mul((2 * rate) / X.shape[0]));
        }
        return w.dataSync();
      });
      onStep();
      return Array.from(values);
    };`,
    { id: 'no-growth', hint: 'steps-not-told' },
  ],
  [
    'a slope that is lost at the other end',
    'sigmoid',
    `export const sigmoid = (z) => { const value = 1 / (1 + Math.exp(-z)); const other = z < 0 ? 1 : Math.exp(-z) / (1 + Math.exp(-z)); return { value, slope: z > 0 ? value * other : value * (1 - value) * (value > 1e-15 ? 1 : 0) }; };`,
    { id: 'other-tail', hint: 'lost-digits' },
  ],
  [
    'softmax by a layer',
    'softmax-stable',
    `${TF}export const softmax = (z) => tf.layers.softmax().apply(z);`,
    { id: 'by-hand', hint: 'ready-made' },
  ],
  [
    'gradients by an optimizer’s helper',
    'backprop-matrix',
    readSource('backprop-matrix', 'wrong/automatic.ts')!.replace(
      'tf.grads(loss)(parameters)',
      'tf.grads(loss)([...parameters])',
    ),
    { id: 'one-layer', hint: 'automatic' },
  ],
])('does not pass: %s', async (_, id, code, failure) => {
  expect(await firstFailure(id, code)).toEqual(failure);
});

test.each<[what: string, id: string, code: string]>([
  [
    'reading a tensor by a promise',
    'mend-leak',
    solutionOf('mend-leak', ['export function', 'export async function'], ['w.dataSync()', 'await w.data()']),
  ],
  [
    'scalar tensors as numbers',
    'sigmoid',
    `${TF}${solutionOf('sigmoid', ['return { value: z >= 0 ? large : little, slope: large * little }', 'return { value: tf.scalar(z >= 0 ? large : little), slope: tf.scalar(large * little) }'])}`,
  ],
  [
    'the plain formula, which is right in float64',
    'sigmoid',
    'const s = (z) => 1 / (1 + Math.exp(-z));\nexport const sigmoid = (z) => ({ value: s(z), slope: s(z) * s(-z) });',
  ],
  ['a large negative number for −∞', 'attention', solutionOf('attention', ['-Infinity', '-1e9'])],
  [
    'typed arrays',
    'sgd-step',
    'export const sgdStep = (theta, gradients, alpha) => Float64Array.from(theta, (v, j) => v - (alpha * gradients.reduce((s, g) => s + g[j], 0)) / gradients.length);',
  ],
  [
    'lists for tensors',
    'softmax-stable',
    `${TF}${solutionOf('softmax-stable', ['tf.Tensor2D): tf.Tensor2D', 'tf.Tensor2D): number[][]'], ['return tf.div(e, tf.sum(e, 1, true));', 'return tf.div(e, tf.sum(e, 1, true)).arraySync() as number[][];']).replace(TF, '')}`,
  ],
])('passes: %s', async (_, id, code) => {
  expect(await firstFailure(id, code)).toBeNull();
});
