import * as tf from '@tensorflow/tfjs';

export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, causal: boolean): tf.Tensor2D {
  // @text transpose
  let scores = tf.matMul(q, k, false, true).div(Math.sqrt(k.shape[1]));
  if (causal) {
    // @text triangle
    const allowed = tf.linalg.bandPart(tf.ones([q.shape[0], k.shape[0]]), -1, 0);
    scores = tf.where(allowed.cast('bool'), scores, -Infinity);
  }
  return tf.matMul(tf.softmax(scores), v);
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
