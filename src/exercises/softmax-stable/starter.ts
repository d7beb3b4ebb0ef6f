import * as tf from '@tensorflow/tfjs';

// @text task
export function softmax(z: tf.Tensor2D): tf.Tensor2D {
  const e = tf.exp(z);
  // @text here
  return e;
}

const z = tf.tensor2d([
  [2, 1, 0.1],
  [1000, 1001, 1002],
]);
console.log(softmax(z));
