import * as tf from '@tensorflow/tfjs';

// @text task
export function softmax(z: tf.Tensor2D): tf.Tensor2D {
  // @text keep
  const e = tf.exp(tf.sub(z, tf.max(z, 1, true)));
  return tf.div(e, tf.sum(e, 1, true));
}

const z = tf.tensor2d([
  [2, 1, 0.1],
  [1000, 1001, 1002],
]);
console.log(softmax(z));
