import { convolveReluPool } from '../../engine/layers.ts';
import * as tf from '../../engine/tf.ts';
import { gatherOneHot } from '../../nn/batches.ts';
import type { ClassifierPlan } from '../../nn/classifier.ts';
import { crossEntropy } from '../../nn/losses.ts';
import { CLASSES, IMAGE } from './protocol.ts';

/** Two convolutions with pools and two dense layers: 39,476 numbers. */
export const PARAMETERS = [
  { name: 'conv1/kernel', shape: [3, 3, 1, 8] },
  { name: 'conv1/bias', shape: [8] },
  { name: 'conv2/kernel', shape: [3, 3, 8, 16] },
  { name: 'conv2/bias', shape: [16] },
  { name: 'dense1/kernel', shape: [576, 64] },
  { name: 'dense1/bias', shape: [64] },
  { name: 'dense2/kernel', shape: [64, CLASSES] },
  { name: 'dense2/bias', shape: [CLASSES] },
] as const;

// #region forward
/** Logits of the characters. @param x [n, 32, 32, 1], 0 to 1 @returns [n, 20] */
function forward(x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor2D {
  const [k1, b1, k2, b2, k3, b3, k4, b4] = weights as tf.Tensor[];
  const pool1 = convolveReluPool(x as tf.Tensor4D, k1!, b1!, true); // [n, 15, 15, 8]
  const pool2 = convolveReluPool(pool1, k2!, b2!, false); // [n, 6, 6, 16]
  const flat = tf.reshape(pool2, [-1, 576]) as tf.Tensor2D;
  const dense1 = tf.fused.matMul({ a: flat, b: k3 as tf.Tensor2D, bias: b3!, activation: 'relu' });
  return tf.fused.matMul({ a: dense1, b: k4 as tf.Tensor2D, bias: b4! }) as tf.Tensor2D;
}
// #endregion

/** The network as it is trained. */
export const NETWORK: ClassifierPlan = {
  image: [IMAGE, IMAGE, 1],
  classes: CLASSES,
  parameters: PARAMETERS,
  forward,
  labelsOf: (labels, rows) => gatherOneHot(labels, CLASSES, rows),
  loss: crossEntropy,
};
