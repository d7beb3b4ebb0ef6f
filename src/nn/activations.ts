import * as tf from '../engine/tf.ts';
import { LEAK, type ActivationName } from '../math/activations.ts';

// #region tensors
/** The activations as TensorFlow.js computes and differentiates them. */
export const TENSOR_ACTIVATIONS: Record<ActivationName, <T extends tf.Tensor>(z: T) => T> = {
  sigmoid: (z) => tf.sigmoid(z),
  tanh: (z) => tf.tanh(z),
  relu: (z) => tf.relu(z),
  leakyRelu: (z) => tf.leakyRelu(z, LEAK),
  gelu: (z) => tf.mul(tf.mul(z, 0.5), tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1)),
  silu: (z) => tf.mul(z, tf.sigmoid(z)),
  softplus: (z) => tf.softplus(z),
};
// #endregion

// #region derivative
/**
 * The chain rule through an activation, by its formula: dJ/dz = dJ/da · φ′(z).
 * @param z before the activation
 * @param a after it
 * @param da dJ/da, of the same shape
 */
export function backThrough<T extends tf.Tensor>(name: ActivationName, z: T, a: T, da: T): T {
  if (name === 'tanh') return tf.sub(da, tf.mul(da, tf.square(a))); // 1 − a²
  if (name === 'relu') return tf.mul(da, tf.step(z)); // 1 where z > 0
  if (name === 'leakyRelu') return tf.mul(da, tf.step(z, LEAK));
  if (name === 'sigmoid') return tf.mul(da, tf.sub(a, tf.square(a))); // a (1 − a)
  if (name === 'softplus') return tf.mul(da, tf.sigmoid(z));
  if (name === 'silu') {
    const s = tf.sigmoid(z);
    return tf.mul(da, tf.add(s, tf.sub(a, tf.mul(a, s)))); // s + a (1 − s)
  }
  const density = tf.mul(tf.exp(tf.mul(tf.square(z), -0.5)), 1 / Math.sqrt(2 * Math.PI));
  const distribution = tf.mul(tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1), 0.5);
  return tf.mul(da, tf.add(distribution, tf.mul(z, density))); // GELU: Φ + z φ
}
// #endregion
