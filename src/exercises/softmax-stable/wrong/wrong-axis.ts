import * as tf from '@tensorflow/tfjs';

export function softmax(z: tf.Tensor2D): tf.Tensor2D {
  const e = tf.exp(z);
  return tf.div(e, tf.sum(e, 0, true));
}
