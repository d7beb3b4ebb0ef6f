import * as tf from '@tensorflow/tfjs';

// @text task
export function train(X: tf.Tensor2D, y: tf.Tensor2D, steps: number, rate: number, onStep: () => void): number[] {
  // @text mend
  let w: tf.Tensor2D = tf.zeros([2, 1]);
  for (let step = 0; step < steps; step++) {
    const error = tf.sub<tf.Tensor2D>(tf.matMul(X, w), y);
    const gradient = tf.mul(tf.matMul(X, error, true, false), 2 / X.shape[0]);
    w = tf.sub(w, tf.mul(gradient, rate));
    onStep();
  }
  return Array.from(w.dataSync());
}

const X = tf.randomNormal<tf.Rank.R2>([40, 2]);
const y: tf.Tensor2D = tf.matMul(X, tf.tensor2d([[2], [-3]]));
const before = tf.memory().numTensors;
console.log(train(X, y, 100, 0.1, () => {}));
console.log('+', tf.memory().numTensors - before);
