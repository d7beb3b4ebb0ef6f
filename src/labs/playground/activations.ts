import type * as tf from '../../engine/tf.ts';
import { backThrough, TENSOR_ACTIVATIONS } from '../../nn/activations.ts';
import { activationName } from './network.ts';
import type { Activation } from './protocol.ts';

/** Applies an activation. @param z [n, units] */
export function activate(name: Activation, z: tf.Tensor2D): tf.Tensor2D {
  const known = activationName(name);
  return known ? TENSOR_ACTIVATIONS[known](z) : z;
}

/**
 * The chain rule through an activation: dJ/dz = dJ/da · a′(z).
 * @param z before the activation, [n, units]
 * @param a after it
 * @param da dJ/da
 */
export function backThroughActivation(name: Activation, z: tf.Tensor2D, a: tf.Tensor2D, da: tf.Tensor2D): tf.Tensor2D {
  const known = activationName(name);
  return known ? backThrough(known, z, a, da) : da;
}
