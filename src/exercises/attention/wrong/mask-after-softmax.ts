import * as tf from '@tensorflow/tfjs';

export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, causal: boolean): tf.Tensor2D {
  let weights = tf.softmax(tf.matMul(q, k, false, true).div(Math.sqrt(k.shape[1])));
  if (causal) weights = weights.mul(tf.linalg.bandPart(tf.ones([q.shape[0], k.shape[0]]), -1, 0));
  return tf.matMul(weights as tf.Tensor2D, v);
}
