import * as tf from '../../engine/tf.ts';
import type { Activation } from './protocol.ts';

/** Applies an activation. @param z [n, units] */
export function activate(name: Activation, z: tf.Tensor2D): tf.Tensor2D {
  if (name === 'tanh') return tf.tanh(z);
  if (name === 'relu') return tf.relu(z);
  if (name === 'sigmoid') return tf.sigmoid(z);
  if (name === 'swish') return tf.mul(z, tf.sigmoid(z));
  if (name === 'gelu') return tf.mul(z, normalCdf(z));
  return z;
}

/** Φ(z) = ½ (1 + erf(z / √2)). */
function normalCdf(z: tf.Tensor2D): tf.Tensor2D {
  return tf.mul(tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1), 0.5);
}

// #region derivative
/**
 * The chain rule through an activation: dJ/dz = dJ/da · a′(z).
 * @param z before the activation, [n, units]
 * @param a after it
 * @param da dJ/da
 */
export function backThroughActivation(name: Activation, z: tf.Tensor2D, a: tf.Tensor2D, da: tf.Tensor2D): tf.Tensor2D {
  if (name === 'tanh') return tf.sub(da, tf.mul(da, tf.square(a))); // 1 − a²
  if (name === 'relu') return tf.mul(da, tf.step(z)); // 1 where z > 0
  if (name === 'sigmoid') return tf.mul(da, tf.sub(a, tf.square(a))); // a (1 − a)
  if (name === 'swish') {
    const s = tf.sigmoid(z);
    return tf.mul(da, tf.add(s, tf.sub(a, tf.mul(a, s)))); // s + a (1 − s)
  }
  if (name === 'gelu') {
    const density = tf.mul(tf.exp(tf.mul(tf.square(z), -0.5)), 1 / Math.sqrt(2 * Math.PI));
    return tf.mul(da, tf.add(normalCdf(z), tf.mul(z, density))); // Φ + z φ
  }
  return da;
}
// #endregion
