import type * as tfjs from '@tensorflow/tfjs';

type Tf = typeof tfjs;
interface Learner {
  train(X: tfjs.Tensor2D, y: tfjs.Tensor2D, steps: number, rate: number, onStep: () => void): number[];
}

/** The trained weights. */
export function weights({ train }: Learner, _tf: Tf, X: tfjs.Tensor2D, y: tfjs.Tensor2D, steps: number, rate: number) {
  return train(X, y, steps, rate, () => {});
}

/** By how many tensors the number grows from the first step to the last, and how many are left at the end. */
export function counts({ train }: Learner, tf: Tf, X: tfjs.Tensor2D, y: tfjs.Tensor2D, steps: number, rate: number) {
  const before = tf.memory().numTensors;
  const seen: number[] = [];
  train(X, y, steps, rate, () => seen.push(tf.memory().numTensors));
  return { growth: seen[seen.length - 1] - seen[0], left: Math.max(0, tf.memory().numTensors - before) };
}

/** The weights of two trainings with the same data, or 'disposed'. */
export function twice({ train }: Learner, _tf: Tf, X: tfjs.Tensor2D, y: tfjs.Tensor2D, steps: number, rate: number) {
  const first = train(X, y, steps, rate, () => {});
  if (X.isDisposed || y.isDisposed) return 'disposed';
  return [first, train(X, y, steps, rate, () => {})];
}
