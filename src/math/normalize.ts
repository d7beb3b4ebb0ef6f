/** Layer normalization forward and backward, in double precision: every row to mean 0 and variance 1. */
import type { Matrix } from './dense.ts';

/** What is added to the variance before the root is taken, as in Keras and PyTorch for layer normalization. */
export const EPSILON = 1e-5;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Rows with mean 0 and variance 1, and the deviation √(σ² + ε) that each was divided by. */
export interface Normalized {
  normed: Matrix;
  deviations: number[];
}

/** Layer normalization without scale and shift. @param A [examples, width]; of its transpose, it is batch normalization */
export function normalizeRows(A: Matrix): Normalized {
  const deviations = A.map((row) => Math.sqrt(mean(row.map((value) => (value - mean(row)) ** 2)) + EPSILON));
  return { normed: A.map((row, i) => row.map((value) => (value - mean(row)) / deviations[i]!)), deviations };
}

/**
 * The gradient behind a normalization: what would change the mean or the size of a row has no effect, and is taken out.
 * @param g ∂J/∂x̂, of the normalized rows, [examples, width]
 * @returns ∂J/∂x, of the rows before
 */
export function backwardNormalize({ normed, deviations }: Normalized, g: Matrix): Matrix {
  // #region backward
  return g.map((row, i) => {
    const along = mean(row.map((value, j) => value * normed[i]![j]!));
    return row.map((value, j) => (value - mean(row) - normed[i]![j]! * along) / deviations[i]!);
  });
  // #endregion
}
