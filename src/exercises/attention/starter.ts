import * as tf from '@tensorflow/tfjs';

// @text task
export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, causal: boolean): tf.Tensor2D {
  // @text scores
  const scores = tf.matMul(q, k);
  // @text mask
  // @text weights
  return scores as tf.Tensor2D;
}

const q = tf.tensor2d([[1, 0]]);
const k = tf.tensor2d([
  [1, 0],
  [0, 1],
]);
const v = tf.tensor2d([
  [1, 2],
  [3, 4],
]);
console.log(attention(q, k, v, false));
