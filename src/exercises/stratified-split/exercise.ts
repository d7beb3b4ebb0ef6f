import { permutation, type Random } from '../../math/random.ts';
import { check, defineExercise } from '../define.ts';
import { drawWhole } from '../draw.ts';
import type { Value } from '../values.ts';

type Args = [labels: number[], testShare: number, seed: number];
interface Split {
  train: number[];
  test: number[];
}

const classesOf = (labels: number[]) => [...new Set(labels)].sort((a, b) => a - b);
const indicesOf = (labels: number[], label: number) => labels.flatMap((other, i) => (other === label ? [i] : []));
/** How many test rows each class must have. */
const wanted = (labels: number[], testShare: number) =>
  classesOf(labels).map((label) => Math.round(testShare * indicesOf(labels, label).length));

const split = (got: Value) => got as unknown as Split;
const isPartition = ({ train, test }: Split, n: number) => {
  const all = [...train, ...test].sort((a, b) => a - b);
  return all.length === n && all.every((index, i) => index === i);
};
const isStratified = ({ test }: Split, labels: number[], testShare: number) => {
  const counts = classesOf(labels).map((label) => test.filter((i) => labels[i] === label).length);
  return counts.join() === wanted(labels, testShare).join();
};
/** Whether every class gives its first rows, or its last, to the test. */
const isInOrder = ({ test }: Split, labels: number[]) =>
  [1, -1].some((direction) =>
    classesOf(labels).every((label) => {
      const chosen = new Set(test.filter((i) => labels[i] === label));
      const own = direction === 1 ? indicesOf(labels, label) : indicesOf(labels, label).reverse();
      return own.slice(0, chosen.size).every((i) => chosen.has(i));
    }),
  );

const hints = [
  { id: 'overlap', when: (got: Value, _: Value, ...[labels]: Args) => !isPartition(split(got), labels.length) },
  {
    id: 'not-stratified',
    when: (got: Value, _: Value, ...[labels, share]: Args) => !isStratified(split(got), labels, share),
  },
  { id: 'not-shuffled', when: (got: Value, _: Value, ...[labels]: Args) => isInOrder(split(got), labels) },
];
const isRight = (got: Value, labels: number[], share: number) =>
  isPartition(split(got), labels.length) && isStratified(split(got), labels, share);
const expected = (labels: number[], share: number) => ({ testRowsOfEachClass: wanted(labels, share) });

/** Four classes of very different size, sorted. */
const sorted = () => [400, 90, 60, 10].flatMap((n, label) => Array.from({ length: n }, () => label));

/** Classes with any numbers, in any order, whose shares are no whole numbers. */
function draw(random: Random): Args {
  const labels = [3, 7, 12].flatMap((label) => Array.from({ length: drawWhole(random, 11, 40) }, () => label));
  const order = permutation(labels.length, random);
  return [Array.from(order, (i) => labels[i]!), 0.15 + 0.2 * random.uniform(), random.integer(1000)];
}

const chances = (got: Value) => got as { wholeSplits: number; differentPairs: number; rowsOfTwo: number };

/** How often ten rows are split: each of the 45 pairs is then left out by chance once in a thousand times. */
const SPLITS = 300;

export default defineExercise({
  id: 'stratified-split',
  page: 'algorithms/preprocess',
  level: 3,
  entry: 'stratifiedSplit',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [[0, 1, 0, 0, 1, 0, 1, 0, 0, 1], 0.5, 2],
      expected,
      passes: (got, _, ...[labels, share]: Args) => isRight(got, labels, share),
      hints,
    }),
    check({
      id: 'rare-classes',
      args: (): Args => [sorted(), 0.2, 1],
      expected,
      passes: (got, _, ...[labels, share]: Args) => isRight(got, labels, share) && !isInOrder(split(got), labels),
      hints,
    }),
    check({
      id: 'drawn',
      isDrawn: true,
      args: draw,
      expected,
      passes: (got, _, ...[labels, share]: Args) => isRight(got, labels, share),
      hints,
    }),
    check<[splits: number]>({
      id: 'by-chance',
      probe: 'chances',
      args: () => [SPLITS],
      expected: () => ({ wholeSplits: SPLITS, differentPairs: 45, rowsOfTwo: 2 }),
      // By chance all but a few of the 45 pairs come; a block or a stride gives at most ten.
      passes: (got) => {
        const { wholeSplits, differentPairs, rowsOfTwo } = chances(got);
        return wholeSplits === SPLITS && differentPairs >= 40 && rowsOfTwo === 2;
      },
      hints: [
        { id: 'fixed-seed', when: (got) => chances(got).differentPairs === 1 },
        { id: 'block', when: (got) => chances(got).differentPairs < 40 },
        { id: 'unfair-shuffle', when: (got) => chances(got).rowsOfTwo === 1 },
      ],
    }),
    check<Args>({
      id: 'repeatable',
      probe: 'repeat',
      args: (): Args => [sorted(), 0.2, 5],
      expected: () => ({ sameSeedSameSplit: true, otherSeedOtherSplit: true }),
      hints: [
        { id: 'unseeded', when: (got) => !(got as { sameSeedSameSplit: boolean }).sameSeedSameSplit },
        { id: 'fixed-seed', when: (got) => !(got as { otherSeedOtherSplit: boolean }).otherSeedOtherSplit },
      ],
    }),
  ],
});
