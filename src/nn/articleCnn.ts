import { convolveRelu, convolveReluPool } from '../engine/layers.ts';
import * as tf from '../engine/tf.ts';
import { CLASSES, IMAGE_SIZE, PARAMETERS } from './articleNetwork.ts';
import { gatherOneHot } from './batches.ts';
import type { ClassifierPlan } from './classifier.ts';
import { crossEntropy } from './losses.ts';

// #region forward
/**
 * The network: class scores before softmax.
 * @param x images [n, 32, 32, 3], values 0 to 1
 * @param weights the ten tensors of PARAMETERS
 * @param mask factors of dropout for dense1, [n, 64]; in training only
 * @returns logits [n, 10]
 */
export function forward(x: tf.Tensor4D, weights: readonly tf.Tensor[], mask?: tf.Tensor2D): tf.Tensor2D {
  const [k1, b1, k2, b2, k3, b3, k4, b4, k5, b5] = weights as tf.Tensor[];
  const pool1 = convolveReluPool(x, k1!, b1!, true); // [n, 15, 15, 32]; x is data
  const pool2 = convolveReluPool(pool1, k2!, b2!, false); // [n, 6, 6, 64]
  const conv3 = convolveRelu(pool2, k3!, b3!, false); // [n, 4, 4, 64]
  const flat = tf.reshape(conv3, [-1, 1024]) as tf.Tensor2D;
  const dense1 = tf.fused.matMul({ a: flat, b: k4 as tf.Tensor2D, bias: b4!, activation: 'relu' }); // [n, 64]
  const kept = (mask ? tf.mul(dense1, mask) : dense1) as tf.Tensor2D;
  return tf.fused.matMul({ a: kept, b: k5 as tf.Tensor2D, bias: b5! }) as tf.Tensor2D; // [n, 10]
}
// #endregion

/** The article's network as it is trained: categorical cross-entropy of one-hot labels. */
export const NETWORK: ClassifierPlan = {
  image: [IMAGE_SIZE, IMAGE_SIZE, 3],
  classes: CLASSES,
  units: PARAMETERS.at(-2)!.shape[0]!,
  parameters: PARAMETERS,
  forward: (x, weights, mask) => forward(x as tf.Tensor4D, weights, mask),
  labelsOf: (labels, rows) => gatherOneHot(labels, CLASSES, rows),
  loss: crossEntropy,
};

/** Names of the layers whose outputs `layerMaps` returns. */
export const LAYER_NAMES = ['conv1', 'pool1', 'conv2', 'pool2', 'conv3'] as const;

/**
 * Every convolution's and pool's output, to look at: `forward` keeps only the pools'. Arguments as there.
 * @param isData whether x is data, whose gradient nobody needs
 */
export function layerMaps(x: tf.Tensor4D, weights: readonly tf.Tensor[], isData = true): tf.Tensor4D[] {
  const [k1, b1, k2, b2, k3, b3] = weights as tf.Tensor[];
  const conv1 = convolveRelu(x, k1!, b1!, isData); // [n, 30, 30, 32]
  const pool1 = tf.maxPool(conv1, 2, 2, 'valid');
  const conv2 = convolveRelu(pool1, k2!, b2!, false); // [n, 13, 13, 64]
  const pool2 = tf.maxPool(conv2, 2, 2, 'valid');
  return [conv1, pool1, conv2, pool2, convolveRelu(pool2, k3!, b3!, false)];
}

/** The dense layers over the last map of `layerMaps`. @returns dense1 [n, 64] after its ReLU, and the logits [n, 10] */
export function denseMaps(
  conv3: tf.Tensor4D,
  weights: readonly tf.Tensor[],
): { dense1: tf.Tensor2D; logits: tf.Tensor2D } {
  const [k4, b4, k5, b5] = weights.slice(6) as [tf.Tensor2D, tf.Tensor, tf.Tensor2D, tf.Tensor];
  const dense1 = tf.relu(tf.add(tf.matMul(tf.reshape(conv3, [-1, k4.shape[0]]) as tf.Tensor2D, k4), b4)) as tf.Tensor2D;
  return { dense1, logits: tf.add(tf.matMul(dense1, k5), b5) as tf.Tensor2D };
}
