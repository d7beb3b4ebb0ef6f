import { createRandom, permutation } from '../random.ts';

/** Numbers of the rows on each side. */
export interface Split {
  train: number[];
  test: number[];
}

/** Rows divided at random, each class in its share on both sides. @param testShare 0 to 1 @param labels 0 or 1 */
export function splitByLabel(labels: ArrayLike<number>, testShare: number, seed: number): Split {
  const random = createRandom(seed, 7);
  const order = [...permutation(labels.length, random)];
  const split: Split = { train: [], test: [] };
  for (const label of [0, 1]) {
    const rows = order.filter((row) => labels[row] === label);
    const tested = Math.round(rows.length * testShare);
    split.test.push(...rows.slice(0, tested));
    split.train.push(...rows.slice(tested));
  }
  // Mixed again, so that the first rows hold both classes.
  const mix = (rows: number[]) => Array.from(permutation(rows.length, random), (i) => rows[i]!);
  return { train: mix(split.train), test: mix(split.test) };
}
