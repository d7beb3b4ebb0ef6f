import { check, defineExercise, looksLike } from '../define.ts';
import { drawWhole } from '../draw.ts';

type Args = [labels: number[], classes: number];

/** Rows of classes with a one where `isOne` says so. */
const rows = (labels: number[], classes: number, isOne: (label: number, k: number) => boolean) =>
  labels.map((label) => Array.from({ length: classes }, (_, k) => Number(isOne(label, k))));

const expected = (labels: number[], classes: number) => rows(labels, classes, (label, k) => k === label);

const hints = [
  looksLike('from-one', (...[labels, classes]: Args) => rows(labels, classes, (label, k) => k === label - 1)),
  looksLike('shared-row', (...[labels, classes]: Args) => rows(labels, classes, (_, k) => labels.includes(k))),
  looksLike('transposed', (...[labels, classes]: Args) =>
    Array.from({ length: classes }, (_, k) => labels.map((label) => Number(k === label))),
  ),
  looksLike('width-from-data', (...[labels]: Args) => expected(labels, Math.max(...labels) + 1)),
];

export default defineExercise({
  id: 'one-hot',
  page: 'algorithms/train',
  level: 1,
  entry: 'oneHot',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [[3, 1], 4],
      expected: () => [
        [0, 0, 0, 1],
        [0, 1, 0, 0],
      ],
      hints,
    }),
    check({
      id: 'digits',
      isDrawn: true,
      args: (random): Args => [Array.from({ length: drawWhole(random, 15, 25) }, () => random.integer(10)), 10],
      expected,
      hints,
    }),
    check({ id: 'absent-class', args: (): Args => [[0, 4, 2], 10], expected, hints }),
  ],
});
