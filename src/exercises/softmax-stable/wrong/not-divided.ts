import * as tf from '@tensorflow/tfjs';

export function softmax(z: tf.Tensor2D): tf.Tensor2D {
  const e = tf.exp(z);
  return e as tf.Tensor2D;
}
