import * as tf from '../../engine/tf.ts';
import { gatherLabels } from '../../nn/batches.ts';
import type { ClassifierPlan } from '../../nn/classifier.ts';
import { sparseCrossEntropy } from '../../nn/losses.ts';
import { CLASSES, IMAGE_BYTES, PARAMETERS } from './network.ts';

// #region forward
/**
 * The network: 784 pixels → 64 units with ReLU → 10 logits.
 * @param x [n, 784], values 0 to 1
 * @param weights the four tensors of PARAMETERS
 * @returns logits [n, 10]
 */
export function forward(x: tf.Tensor2D, weights: readonly tf.Tensor[]): tf.Tensor2D {
  const [k1, b1, k2, b2] = weights as [tf.Tensor2D, tf.Tensor1D, tf.Tensor2D, tf.Tensor1D];
  const hidden = tf.fused.matMul({ a: x, b: k1, bias: b1, activation: 'relu' }) as tf.Tensor2D; // [n, 64]
  return tf.fused.matMul({ a: hidden, b: k2, bias: b2 }) as tf.Tensor2D; // [n, 10]
}
// #endregion

/** The network as it is trained: cross-entropy with integer labels. */
export const NETWORK: ClassifierPlan = {
  image: [IMAGE_BYTES],
  classes: CLASSES,
  parameters: PARAMETERS,
  forward: (x, weights) => forward(x as tf.Tensor2D, weights),
  labelsOf: gatherLabels,
  loss: sparseCrossEntropy,
};
