import * as tf from '../../engine/tf.ts';
import { binaryCrossEntropy } from '../../nn/losses.ts';

// #region forward
/**
 * Mean binary cross-entropy of a network 2-16-16-1 with tanh.
 * @param theta W [outputs, inputs] and b [outputs] of each layer
 * @param x [n, 2] @param y [n]
 */
export function meanLoss(theta: readonly tf.Tensor[], x: tf.Tensor2D, y: tf.Tensor1D): tf.Scalar {
  let a: tf.Tensor = x;
  for (let l = 0; l < theta.length; l += 2) {
    const z = tf.add(tf.matMul(a, theta[l]!, false, true), theta[l + 1]!);
    a = l + 2 < theta.length ? tf.tanh(z) : z;
  }
  return tf.mean(binaryCrossEntropy(tf.reshape(a, [-1]) as tf.Tensor1D, y));
}
// #endregion
