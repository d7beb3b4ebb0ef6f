/** What brings numbers to mean 0 and standard deviation 1. */
export interface Scaling {
  mean: number;
  deviation: number;
}

// #region standardise
/** Mean and standard deviation of some rows of a column; what is missing is left out. A constant column is only centred. */
export function fitScaling(column: ArrayLike<number>, rows: readonly number[]): Scaling {
  const values = rows.map((row) => column[row]!).filter((value) => !Number.isNaN(value));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

/** Some rows of some columns as one array, each column scaled. @returns [rows, columns], row by row */
export function scaleRows(
  columns: readonly ArrayLike<number>[],
  scalings: readonly Scaling[],
  rows: readonly number[],
): Float32Array {
  const values = new Float32Array(rows.length * columns.length);
  rows.forEach((row, i) =>
    columns.forEach((column, j) => {
      const { mean, deviation } = scalings[j]!;
      values[i * columns.length + j] = (column[row]! - mean) / deviation;
    }),
  );
  return values;
}
// #endregion
