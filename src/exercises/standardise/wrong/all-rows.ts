export function standardise(train: number[][], test: number[][]) {
  const all = [...train, ...test];
  const n = all.length;
  const means = all[0].map((_, j) => all.reduce((sum, row) => sum + row[j], 0) / n);
  const deviations = means.map((mean, j) => Math.sqrt(all.reduce((sum, row) => sum + (row[j] - mean) ** 2, 0) / n));
  const scale = (row: number[]) => row.map((x, j) => (x - means[j]) / (deviations[j] || 1));
  return { train: train.map(scale), test: test.map(scale) };
}
