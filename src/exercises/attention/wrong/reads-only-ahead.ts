import * as tf from '@tensorflow/tfjs';

export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, causal: boolean): tf.Tensor2D {
  let scores: tf.Tensor = tf.matMul(q, k, false, true).div(Math.sqrt(k.shape[1]));
  if (causal) {
    const allowed = tf.linalg.bandPart(tf.ones(scores.shape), 0, -1);
    scores = tf.where(allowed.cast('bool'), scores, -Infinity);
  }
  return tf.matMul(tf.softmax(scores) as tf.Tensor2D, v);
}
