import { show } from 'livegrad';

// @text task
export function standardise(train: number[][], test: number[][]) {
  // @text fit
  // @text apply
  return { train, test };
}

const scaled = standardise(
  [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
  [
    [3, 8],
    [7, 4],
  ],
);
show.table(scaled.train, 'train');
show.table(scaled.test, 'test');
