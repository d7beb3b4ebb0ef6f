import { CIFAR10_CLASSES } from '../../data/cifar10Classes.ts';
import { permutation, type Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import type { Value } from '../values.ts';

type Args = [matrix: number[][], names: string[]];

const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
const column = (matrix: number[][], k: number) => matrix.map((row) => row[k]!);
const eachClass = (names: string[], rule: (k: number) => number) => names.map((_, k) => rule(k));

/** The pair for which a measure is largest, in the order of the names. */
function largestPair(names: string[], measure: (i: number, j: number) => number): [string, string] {
  let best: [number, number] = [0, 1];
  names.forEach((_, i) => {
    for (let j = i + 1; j < names.length; j++) if (measure(i, j) > measure(...best)) best = [i, j];
  });
  return [names[best[0]]!, names[best[1]]!];
}

const right = (matrix: number[][], names: string[]) => ({
  recall: eachClass(names, (k) => matrix[k]![k]! / sum(matrix[k]!)),
  confused: largestPair(names, (i, j) => matrix[i]![j]! + matrix[j]![i]!),
});

const sorted = (got: Value, names: string[]) =>
  [...(got as { confused: string[] }).confused].sort((a, b) => names.indexOf(a) - names.indexOf(b)).join();
const hints = [
  looksLike('precision', (...[matrix, names]: Args) => ({
    recall: eachClass(names, (k) => matrix[k]![k]! / sum(column(matrix, k))),
  })),
  looksLike('false-positive-rate', (...[matrix, names]: Args) => ({
    recall: eachClass(names, (k) => {
      const others = matrix.filter((_, i) => i !== k);
      return sum(column(others, k)) / sum(others.flat());
    }),
  })),
  looksLike('share-of-all', (...[matrix, names]: Args) => ({
    recall: eachClass(names, (k) => matrix[k]![k]! / sum(matrix.flat())),
  })),
  {
    id: 'diagonal-counted',
    when: (got: Value) => (got as { confused: string[] }).confused[0] === (got as { confused: string[] }).confused[1],
  },
  {
    id: 'one-direction',
    when: (got: Value, expected: Value, ...[matrix, names]: Args) =>
      sorted(got, names) !== sorted(expected, names) &&
      sorted(got, names) === largestPair(names, (i, j) => Math.max(matrix[i]![j]!, matrix[j]![i]!)).join(),
  },
  {
    id: 'order-of-names',
    when: (got: Value, expected: Value, ...[, names]: Args) => sorted(got, names) === sorted(expected, names),
  },
];

/** A matrix of ten classes of unequal size: two of them most confused, though the largest cell belongs to two others. */
function draw(random: Random): Args {
  const names = CIFAR10_CLASSES.map(({ en }) => en);
  const matrix = names.map((_, i) => names.map((_, j) => (i === j ? 40 + 7 * i : 1 + random.integer(9))));
  const [a, b, c, d] = permutation(names.length, random) as unknown as [number, number, number, number];
  matrix[a]![b] = 30;
  matrix[b]![a] = 4;
  matrix[c]![d] = 22;
  matrix[d]![c] = 19;
  return [matrix, names];
}

export default defineExercise({
  id: 'read-confusion',
  page: 'project/evaluation',
  level: 2,
  entry: 'readConfusion',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'the-page',
      args: () => [
        [
          [60, 37, 3],
          [28, 70, 2],
          [4, 1, 95],
        ],
        ['cat', 'dog', 'ship'],
      ],
      expected: () => ({ recall: [0.6, 0.7, 0.95], confused: ['cat', 'dog'] }),
      hints,
    }),
    check<Args>({
      id: 'both-directions',
      args: () => [
        [
          [50, 0, 12, 1],
          [14, 30, 2, 0],
          [11, 1, 44, 3],
          [2, 5, 0, 90],
        ],
        ['bird', 'deer', 'frog', 'horse'],
      ],
      expected: right,
      hints,
    }),
    check<Args>({
      id: 'never-confused',
      args: () => [
        [
          [5, 0],
          [0, 7],
        ],
        ['ship', 'truck'],
      ],
      expected: right,
      hints: [{ id: 'no-pair', when: (got) => (got as { confused: string[] }).confused.length !== 2 }],
    }),
    check<Args>({ id: 'ten-classes', isDrawn: true, args: draw, expected: right, hints }),
  ],
});
