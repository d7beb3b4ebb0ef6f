import { createRandom, permutation } from '../../math/random.ts';

/** Who rated what, and how. */
export interface Ratings {
  /** [ratings], from 0. */
  users: Uint32Array;
  items: Uint32Array;
  /** [ratings], 1 to 5. */
  values: Float32Array;
  userCount: number;
  itemCount: number;
  /** What every user really thinks of every item, [users, items]; null where nobody knows. */
  truth: Float32Array | null;
}

/** The places of the ratings that are trained on, and of those held out. */
export interface Parts {
  train: Uint32Array;
  test: Uint32Array;
}

/** Of how many ratings one is held out. */
const HELD_OUT = 10;

/** Holds a tenth of the ratings out, drawn from all. */
export function holdOut(ratings: Ratings, seed: number): Parts {
  const order = permutation(ratings.values.length, createRandom(seed, 72));
  const tests = Math.floor(order.length / HELD_OUT);
  return { train: order.slice(tests), test: order.slice(0, tests) };
}

/** Counts the ratings of each user or item. @param of the place of each, in `ratings` @returns [size] */
export function countBy(of: Uint32Array, rows: Uint32Array, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const row of rows) counts[of[row]!]!++;
  return counts;
}

/** How strongly the mean of an item's ratings is pulled to that of all: as by so many ratings of that size. */
const PULL = 5;

/** The mean of the ratings trained on, and for each item the mean of its own, pulled towards it, [items]. */
export function itemMeans(
  { items, values, itemCount }: Ratings,
  train: Uint32Array,
): { mean: number; of: Float64Array } {
  let sum = 0;
  for (const row of train) sum += values[row]!;
  const mean = sum / train.length;
  const of = new Float64Array(itemCount).fill(PULL * mean);
  const counts = new Float64Array(itemCount).fill(PULL);
  for (const row of train) {
    of[items[row]!]! += values[row]!;
    counts[items[row]!]!++;
  }
  return { mean, of: of.map((total, item) => total / counts[item]!) };
}

/** Root mean square of the error. @param predict of a rating's place, the rating */
export function rootMeanSquare(values: Float32Array, rows: Uint32Array, predict: (row: number) => number): number {
  let sum = 0;
  for (const row of rows) sum += (values[row]! - predict(row)) ** 2;
  return Math.sqrt(sum / rows.length);
}
