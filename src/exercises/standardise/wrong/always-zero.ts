export function standardise(train: number[][], test: number[][]) {
  const n = train.length;
  const means = train[0].map((_, j) => train.reduce((sum, row) => sum + row[j], 0) / n);
  const deviations = means.map((mean, j) => Math.sqrt(train.reduce((sum, row) => sum + (row[j] - mean) ** 2, 0) / n));
  const scale = (row: number[]) => row.map((x, j) => (deviations[j] === 0 ? 0 : (x - means[j]) / deviations[j]));
  return { train: train.map(scale), test: test.map(scale) };
}
