import * as tf from '../../engine/tf.ts';
import { binaryCrossEntropy } from '../../nn/losses.ts';
import { planLayers } from './network.ts';
import type { LandscapeParams } from './protocol.ts';

// #region forward
/**
 * Logits of the network, for parameters in one vector, so that a place in their space is one tensor.
 * @param theta [parameters]
 * @param x [points, 2]
 * @returns [points]
 */
export function forward(theta: tf.Tensor, x: tf.Tensor2D, params: LandscapeParams): tf.Tensor1D {
  const { layers } = planLayers(params.layers);
  const activate = params.activation === 'relu' ? tf.relu : tf.tanh;
  let a: tf.Tensor2D = x;
  for (const [i, { inputs, outputs, at }] of layers.entries()) {
    const weights = tf.reshape(tf.slice(theta, at, inputs * outputs), [inputs, outputs]) as tf.Tensor2D;
    const biases = tf.slice(theta, at + inputs * outputs, outputs);
    const z = tf.add(tf.matMul(a, weights), biases) as tf.Tensor2D;
    if (i === layers.length - 1) a = z;
    else if (params.skip === 'yes' && i > 0) a = tf.add(a, activate(z)) as tf.Tensor2D;
    else a = activate(z) as tf.Tensor2D;
  }
  return tf.reshape(a, [-1]) as tf.Tensor1D;
}

/** Mean binary cross-entropy over all points, a scalar. */
export function meanLoss(theta: tf.Tensor, x: tf.Tensor2D, y: tf.Tensor1D, params: LandscapeParams): tf.Scalar {
  return tf.mean(binaryCrossEntropy(forward(theta, x, params), y));
}
// #endregion

/** Share of points on the right side, a scalar. */
export function accuracyOf(theta: tf.Tensor, x: tf.Tensor2D, y: tf.Tensor1D, params: LandscapeParams): tf.Scalar {
  return tf.tidy(() => {
    const right = tf.equal(tf.cast(tf.greater(forward(theta, x, params), 0), 'float32'), y);
    return tf.mean(tf.cast(right, 'float32'));
  });
}
