/** Layer normalization forward and backward, in double precision: every row to mean 0 and variance 1. */
import type { Matrix } from './dense.ts';

/** What is added to the variance before the root is taken, the value of PyTorch for layer normalization. */
export const EPSILON = 1e-5;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Rows with mean 0 and variance 1, and the deviation √(σ² + ε) that each was divided by. */
export interface Normalized {
  normed: Matrix;
  deviations: number[];
}

/** Layer normalization without scale and shift. @param A [examples, width]; of its transpose, it is batch normalization */
export function normalizeRows(A: Matrix): Normalized {
  const centred = A.map((row) => {
    const average = mean(row);
    return row.map((value) => value - average);
  });
  const deviations = centred.map((row) => Math.sqrt(mean(row.map((value) => value ** 2)) + EPSILON));
  return { normed: centred.map((row, i) => row.map((value) => value / deviations[i]!)), deviations };
}

/**
 * The gradient behind a normalization: what would change the mean or the size of a row has no effect, and is taken out.
 * @param g ∂J/∂x̂, of the normalized rows, [examples, width]
 * @returns ∂J/∂x, of the rows before
 */
export function backwardNormalize({ normed, deviations }: Normalized, g: Matrix): Matrix {
  // #region backward
  return g.map((row, i) => {
    const average = mean(row);
    const along = mean(row.map((value, j) => value * normed[i]![j]!));
    return row.map((value, j) => (value - average - normed[i]![j]! * along) / deviations[i]!);
  });
  // #endregion
}
