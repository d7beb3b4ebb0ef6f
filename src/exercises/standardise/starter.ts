import { show } from 'livegrad';

// @text task
export function standardise(train: number[][], test: number[][]) {
  // @text fit
  // @text apply
  return { train, test };
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
