import * as tf from '../../engine/tf.ts';
import type { Parameter } from '../../math/shapes.ts';

/** Rows of numbers with their outcomes. */
export interface TableData {
  /** [rows, features], row by row. */
  values: Float32Array;
  /** [rows], 0 or 1. */
  labels: Float32Array;
  features: number;
}

/** The parameters of a network on a table; without hidden units it is logistic regression. */
export function tableParameters(features: number, hidden: number): Parameter[] {
  if (hidden === 0) {
    return [
      { name: 'dense1/kernel', shape: [features, 1] },
      { name: 'dense1/bias', shape: [1] },
    ];
  }
  return [
    { name: 'dense1/kernel', shape: [features, hidden] },
    { name: 'dense1/bias', shape: [hidden] },
    { name: 'dense2/kernel', shape: [hidden, 1] },
    { name: 'dense2/bias', shape: [1] },
  ];
}

// #region forward
/**
 * Logistic regression x·w + b, or a network with one hidden layer of ReLU units.
 * @param x [n, features]
 * @param weights as `tableParameters` lists them
 * @returns logits [n]
 */
export function tableLogits(x: tf.Tensor2D, weights: readonly tf.Tensor[]): tf.Tensor1D {
  const dense = (a: tf.Tensor, l: number) =>
    tf.add(tf.matMul(a as tf.Tensor2D, weights[2 * l] as tf.Tensor2D), weights[2 * l + 1]!);
  const z = weights.length === 2 ? dense(x, 0) : dense(tf.relu(dense(x, 0)), 1);
  return tf.reshape(z, [-1]) as tf.Tensor1D;
}
// #endregion
