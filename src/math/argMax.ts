/** Index of the largest value, the first of equal ones; 0 of none. NaN is never the largest. */
export function argMax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]! || Number.isNaN(values[best])) best = i;
  return best;
}

/**
 * Index of the largest value in one row of a matrix.
 * @param values [rows, columns]
 */
export function argMaxOfRow(values: Float32Array, row: number, columns: number): number {
  return argMax(values.subarray(row * columns, (row + 1) * columns));
}
