export function standardise(train: number[][], test: number[][]) {
  return { train: scale(train), test: scale(test) };
}

function scale(rows: number[][]): number[][] {
  const n = rows.length;
  const means = rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j], 0) / n);
  const deviations = means.map((mean, j) => Math.sqrt(rows.reduce((sum, row) => sum + (row[j] - mean) ** 2, 0) / n));
  return rows.map((row) => row.map((x, j) => (x - means[j]) / (deviations[j] || 1)));
}
