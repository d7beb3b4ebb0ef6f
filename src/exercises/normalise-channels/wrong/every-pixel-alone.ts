import * as tf from '@tensorflow/tfjs';

export function normalise(train: tf.Tensor4D, images: tf.Tensor4D): tf.Tensor4D {
  const { mean, variance } = tf.moments(train, [0]);
  return tf.div(tf.sub(images, mean), tf.sqrt(variance));
}
