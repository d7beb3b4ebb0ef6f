import { show } from 'livegrad';

export function standardise(train: number[][], test: number[][]) {
  // @text fit
  const n = train.length;
  const means = train[0].map((_, j) => train.reduce((sum, row) => sum + row[j], 0) / n);
  const deviations = means.map((mean, j) => Math.sqrt(train.reduce((sum, row) => sum + (row[j] - mean) ** 2, 0) / n));
  // @text apply
  const scale = (row: number[]) => row.map((x, j) => (x - means[j]) / (deviations[j] || 1));
  return { train: train.map(scale), test: test.map(scale) };
}

const train = [
  [1, 2],
  [3, 4],
  [5, 6],
];
const test = [
  [3, 8],
  [7, 4],
];
const scaled = standardise(train, test);
show.table(scaled.train, 'train');
show.table(scaled.test, 'test');
