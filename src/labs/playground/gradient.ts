import * as tf from '../../engine/tf.ts';
import { activate, backThroughActivation } from './activations.ts';
import type { NetworkShape } from './describe.ts';
import { layoutOf } from './network.ts';
import type { Activation, Loss } from './protocol.ts';

/** Values of all layers for a batch. */
export interface Forward {
  /** Kernel of every layer, [inputs, outputs]. */
  kernels: tf.Tensor2D[];
  /** Before each activation, [n, outputs]. */
  z: tf.Tensor2D[];
  /** After it (and after dropout), [n, outputs]. */
  a: tf.Tensor2D[];
}

// #region forward
/**
 * Every layer's values.
 * @param parameters all weights and biases in one vector, see `layoutOf`
 * @param x active features [n, inputs]
 * @param masks for dropout, one for each hidden layer, [n, units] of 0 and 1/(1 − rate); none when not training
 */
export function forward(
  { sizes, activation, output }: NetworkShape,
  parameters: tf.Tensor1D,
  x: tf.Tensor2D,
  masks: readonly tf.Tensor2D[] = [],
): Forward {
  const layout = layoutOf(sizes);
  const parts = tf.split(
    parameters,
    layout.flatMap(({ inputs, outputs }) => [inputs * outputs, outputs]),
  );
  const result: Forward = { kernels: [], z: [], a: [] };
  let before = x;
  for (const [l, { inputs, outputs }] of layout.entries()) {
    const kernel = tf.reshape(parts[2 * l]!, [inputs, outputs]) as tf.Tensor2D;
    const z = tf.fused.matMul({ a: before, b: kernel, bias: parts[2 * l + 1]! }) as tf.Tensor2D;
    const a = activate(l === layout.length - 1 ? output : activation, z);
    const mask = masks[l];
    before = mask ? tf.mul(a, mask) : a;
    result.kernels.push(kernel);
    result.z.push(z);
    result.a.push(before);
  }
  return result;
}
// #endregion

// #region backward
/**
 * The gradient of the batch's mean loss (without regularisation), by explicit backpropagation: no tape, so that a step costs
 * half the kernels. Tests compare it with `tf.grad` for every activation and loss.
 * @param x active features [n, inputs]
 * @param y targets [n, 1]
 * @returns dJ/dparameters, in the order of the parameters
 */
export function gradient(
  shape: NetworkShape,
  loss: Loss,
  parameters: tf.Tensor1D,
  x: tf.Tensor2D,
  y: tf.Tensor2D,
  masks: readonly tf.Tensor2D[] = [],
): tf.Tensor1D {
  return tf.tidy(() => {
    const { kernels, z, a } = forward(shape, parameters, x, masks);
    const last = kernels.length - 1;
    const error = tf.mul(tf.sub(a[last]!, y), 1 / x.shape[0]) as tf.Tensor2D;
    // For cross-entropy a′(z) cancels: dJ/dz = a − y.
    let dz = loss === 'cross-entropy' ? error : backThroughActivation(shape.output, z[last]!, a[last]!, error);
    const parts: tf.Tensor1D[] = [];
    for (let l = last; l >= 0; l--) {
      const before = l === 0 ? x : a[l - 1]!;
      const dKernel = tf.matMul(before, dz, true, false);
      parts.unshift(tf.reshape(dKernel, [-1]), tf.sum(dz, 0));
      if (l === 0) break;
      const da = tf.matMul(dz, kernels[l]!, false, true) as tf.Tensor2D;
      const mask = masks[l - 1];
      dz = mask
        ? backThroughActivation(shape.activation, z[l - 1]!, activate(shape.activation, z[l - 1]!), tf.mul(da, mask))
        : backThroughActivation(shape.activation, z[l - 1]!, before, da);
    }
    return tf.concat1d(parts);
  });
}
// #endregion

// #region loss
/**
 * Mean loss of a batch.
 * - `squared`: ½ (a − y)²
 * - `cross-entropy`: −ln p of the true class, where (1 + a) / 2 is the probability of +1 and a = tanh z; computed from z
 *   as ln(1 + e^(−2yz)), which cannot overflow
 * @param z the output before its activation, [n, 1]
 */
export function meanLoss(loss: Loss, output: Activation, z: tf.Tensor2D, y: tf.Tensor2D): tf.Scalar {
  if (loss === 'cross-entropy') return tf.mean(tf.softplus(tf.mul(tf.mul(y, z), -2)));
  return tf.mul(tf.mean(tf.squaredDifference(activate(output, z), y)), 0.5);
}

/** The same for one number, in plain arithmetic. */
export function lossOf(loss: Loss, a: number, z: number, y: number): number {
  if (loss === 'squared') return 0.5 * (a - y) ** 2;
  const margin = -2 * y * z;
  return Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin)));
}
// #endregion

// #region penalty
/**
 * Gradient of the regularisation l1 Σ|w| + ½ l2 Σw², over weights, not biases.
 * @param isWeight 1 for weights, 0 for biases, [parameters]
 * @returns null when there is none
 */
export function penaltyGradient(
  parameters: tf.Tensor1D,
  isWeight: tf.Tensor1D,
  { l1, l2 }: { l1: number; l2: number },
): tf.Tensor1D | null {
  if (l1 === 0 && l2 === 0) return null;
  return tf.tidy(() => {
    const weights = tf.mul(parameters, isWeight) as tf.Tensor1D;
    if (l1 === 0) return tf.mul(weights, l2) as tf.Tensor1D;
    return tf.add(tf.mul(tf.sign(weights), l1), tf.mul(weights, l2)) as tf.Tensor1D;
  });
}
// #endregion
