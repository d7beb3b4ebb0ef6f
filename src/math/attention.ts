/** One head of attention on a few positions, forward and backward, in double precision. */
import { dot, multiply, transpose, type Matrix } from './dense.ts';

/** What one head computes on the way forward. */
export interface AttentionState {
  /** q·k for every query (row) and key (column), [queries, keys]. */
  products: Matrix;
  /** Softmax of products/√width along each row; 0 where the mask forbids to read, [queries, keys]. */
  weights: Matrix;
  /** Weighted means of the values, [queries, value width]. */
  output: Matrix;
}

/** Softmax of one row; −∞ becomes 0. */
function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * Attention of Vaswani et al. (2017): softmax(QKᵀ/√width) V.
 * @param Q [queries, width] @param K [keys, width] @param V [keys, value width]
 * @param causal position i reads the positions 0 … i alone; there are then as many queries as keys
 */
export function attend(Q: Matrix, K: Matrix, V: Matrix, causal = false): AttentionState {
  // #region forward
  const products = Q.map((q) => K.map((k) => dot(q, k)));
  const weights = products.map((row, i) =>
    softmax(row.map((product, j) => (causal && j > i ? -Infinity : product / Math.sqrt(K[0]!.length)))),
  );
  const output = multiply(weights, V);
  // #endregion
  return { products, weights, output };
}

/**
 * Gradients of one head by hand.
 * @param weights of the forward pass, [queries, keys]; where the mask has made them 0 nothing flows
 * @param dOutput ∂J/∂output, [queries, value width]
 */
export function backwardAttention(Q: Matrix, K: Matrix, V: Matrix, weights: Matrix, dOutput: Matrix) {
  // #region backward
  const dV = multiply(transpose(weights), dOutput);
  const dWeights = multiply(dOutput, transpose(V));
  const dScores = weights.map((row, i) => row.map((p, j) => p * (dWeights[i]![j]! - dot(row, dWeights[i]!))));
  const scaled = dScores.map((row) => row.map((value) => value / Math.sqrt(K[0]!.length)));
  const dQ = multiply(scaled, K);
  const dK = multiply(transpose(scaled), Q);
  // #endregion
  return { dQ, dK, dV };
}
