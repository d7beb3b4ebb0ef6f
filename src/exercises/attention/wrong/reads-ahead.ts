import * as tf from '@tensorflow/tfjs';

export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, causal: boolean): tf.Tensor2D {
  const scores = tf.matMul(q, k, false, true).div(Math.sqrt(k.shape[1]));
  return tf.matMul(tf.softmax(scores), v);
}
