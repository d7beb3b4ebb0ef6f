import { convolveRelu, convolveReluPool } from '../../engine/layers.ts';
import * as tf from '../../engine/tf.ts';
import { BANDS } from '../../math/sound/spectrogram.ts';
import { gatherLabels } from '../../nn/batches.ts';
import type { ClassifierPlan } from '../../nn/classifier.ts';
import { sparseCrossEntropy } from '../../nn/losses.ts';
import { FRAMES } from './input.ts';
import { parametersOf } from './network.ts';

// #region forward
/**
 * The network: three convolutions, then of every row and channel the largest value over time, then one dense layer. When something was
 * said is forgotten by the maximum; at which frequency it was, is not.
 * @param x mel spectrograms [n, 32, 64, 1], values 0 to 1
 * @param weights the eight tensors of `parametersOf`
 * @returns logits [n, classes]
 */
function forward(x: tf.Tensor4D, weights: readonly tf.Tensor[]): tf.Tensor2D {
  const [k1, b1, k2, b2, k3, b3, k4, b4] = weights as tf.Tensor[];
  const pool1 = convolveReluPool(x, k1!, b1!, true); // [n, 15, 31, 8]; x is data
  const pool2 = convolveReluPool(pool1, k2!, b2!, false); // [n, 6, 14, 16]
  const conv3 = convolveRelu(pool2, k3!, b3!, false); // [n, 4, 12, 32]
  const most = tf.reshape(tf.max(conv3, 2), [-1, k4!.shape[0]!]) as tf.Tensor2D; // [n, 4 · 32]
  return tf.fused.matMul({ a: most, b: k4 as tf.Tensor2D, bias: b4! }) as tf.Tensor2D;
}
// #endregion

/** The network as it is trained: cross-entropy with integer labels. */
export const networkFor = (classes: number): ClassifierPlan => ({
  image: [BANDS, FRAMES, 1],
  classes,
  parameters: parametersOf(classes),
  forward: (x, weights) => forward(x as tf.Tensor4D, weights),
  labelsOf: gatherLabels,
  loss: sparseCrossEntropy,
});
