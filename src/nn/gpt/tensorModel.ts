import * as tf from '../../engine/tf.ts';
import { NORM_EPSILON } from './passes.ts';
import type { GptSize } from './size.ts';

/** Layer normalisation over the last axis: gain·(x − mean)/√(variance + ε) + shift. */
function layerNorm(x: tf.Tensor, gain: tf.Tensor, shift: tf.Tensor): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  const unit = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, NORM_EPSILON)));
  return tf.add(tf.mul(unit, gain), shift);
}

/** One row for each id, 1 at the id's place; of an id below 0 all are 0. @param ids [n] @returns [n, vocabulary] */
export function oneHotRows(ids: tf.Tensor1D, vocabulary: number): tf.Tensor2D {
  // Stock WASM writes whole numbers into a tensor of floats, if it is asked for one.
  return tf.cast(tf.oneHot(ids, vocabulary), 'float32') as tf.Tensor2D;
}

/** ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) */
function gelu(x: tf.Tensor): tf.Tensor {
  const inner = tf.mul(tf.add(x, tf.mul(tf.mul(tf.square(x), x), 0.044715)), Math.sqrt(2 / Math.PI));
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
}

/**
 * The forward pass of `passes.ts` in TensorFlow.js, which differentiates it.
 * @param weights in the order of `gptParameters`
 * @param inputs [sequences, T]
 * @returns logits, [sequences · T, vocabulary]
 */
export function gptLogits(size: GptSize, weights: readonly tf.Tensor[], inputs: tf.Tensor2D): tf.Tensor2D {
  const { vocabulary, layers, heads, width: d } = size;
  const [sequences, T] = inputs.shape;
  const rows = sequences * T;
  let read = 0;
  const next = () => weights[read++]!;
  const [tokens, positions] = [next(), next()];
  // A product instead of a gather: its gradient exists on every backend.
  const words = tf.matMul(oneHotRows(tf.reshape(inputs, [rows]), vocabulary), tokens);
  const places = tf.slice(positions, [0, 0], [T, d]);
  let x = tf.reshape(tf.add(tf.reshape(words, [sequences, T, d]), places), [rows, d]);
  const lower = tf.linalg.bandPart(tf.ones([T, T]), -1, 0) as tf.Tensor2D;
  const future = tf.mul(tf.sub(1, lower), -1e9); // added to scores of tokens that are still to come
  /** [rows, d] to [sequences, heads, T, d/heads] */
  const split = (part: tf.Tensor) => tf.transpose(tf.reshape(part, [sequences, T, heads, d / heads]), [0, 2, 1, 3]);
  for (let layer = 0; layer < layers; layer++) {
    const norm1 = layerNorm(x, next(), next());
    const [q, k, v] = tf.split(tf.matMul(norm1, next()), 3, 1).map(split);
    const scores = tf.mul(tf.matMul(q!, k!, false, true), 1 / Math.sqrt(d / heads));
    const looked = tf.matMul(tf.softmax(tf.add(scores, future)), v!);
    const mixed = tf.reshape(tf.transpose(looked, [0, 2, 1, 3]), [rows, d]);
    x = tf.add(x, tf.matMul(mixed, next()));
    const norm2 = layerNorm(x, next(), next());
    x = tf.add(x, tf.matMul(gelu(tf.matMul(norm2, next())), next()));
  }
  const norm = layerNorm(x, next(), next());
  return tf.matMul(norm, next()) as tf.Tensor2D;
}
