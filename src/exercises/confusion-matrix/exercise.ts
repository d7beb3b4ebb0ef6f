import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { numbersOf, type Value } from '../values.ts';

type Args = [confusion: number[][]];

const classes = (confusion: number[][]) => confusion.map((_, k) => k);
/** Examples (true class, answer), one for each count: everything below is counted anew from them. */
const examplesOf = (confusion: number[][]) =>
  confusion.flatMap((row, truth) =>
    row.flatMap((count, answer) => Array.from({ length: count }, () => ({ truth, answer }))),
  );
type Example = ReturnType<typeof examplesOf>[number];

/** Share of right ones among the examples of a kind; 0 when there are none. */
function shareRight(examples: Example[], isOfKind: (example: Example) => boolean): number {
  const kind = examples.filter(isOfKind);
  return kind.length === 0 ? 0 : kind.filter(({ truth, answer }) => truth === answer).length / kind.length;
}

function expected(confusion: number[][]) {
  const examples = examplesOf(confusion);
  return {
    accuracy: shareRight(examples, () => true),
    precision: classes(confusion).map((k) => shareRight(examples, ({ answer }) => answer === k)),
    recall: classes(confusion).map((k) => shareRight(examples, ({ truth }) => truth === k)),
  };
}

const hints = [
  looksLike('exchanged', (...[confusion]: Args) => {
    const { accuracy, precision, recall } = expected(confusion);
    return { accuracy, precision: recall, recall: precision };
  }),
  looksLike('mean-recall', (...[confusion]: Args) => {
    const { precision, recall } = expected(confusion);
    return { accuracy: recall.reduce((sum, r) => sum + r, 0) / recall.length, precision, recall };
  }),
  looksLike('share-of-all', (...[confusion]: Args) => {
    const { accuracy } = expected(confusion);
    const n = confusion.flat().reduce((sum, count) => sum + count, 0);
    const shares = confusion.map((row, k) => row[k]! / n);
    return { accuracy, precision: shares, recall: shares };
  }),
  {
    id: 'never-seen',
    when: (got: Value) => numbersOf((got as { recall: Value }).recall)!.some(Number.isNaN),
  },
  {
    id: 'never-answered',
    when: (got: Value) => numbersOf((got as { precision: Value }).precision)!.some(Number.isNaN),
  },
];

const draw = (random: Random): Args => [
  Array.from({ length: 10 }, (_, k) => Array.from({ length: 10 }, (_, l) => 1 + random.integer(k === l ? 90 : 6))),
];

export default defineExercise({
  id: 'confusion-matrix',
  page: 'algorithms/evaluate',
  level: 2,
  entry: 'report',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [
        [
          [8, 2, 0],
          [1, 6, 1],
          [0, 2, 5],
        ],
      ],
      expected: () => ({ accuracy: 19 / 25, precision: [8 / 9, 6 / 10, 5 / 6], recall: [8 / 10, 6 / 8, 5 / 7] }),
      hints,
    }),
    check({ id: 'ten-classes', isDrawn: true, args: draw, expected, hints }),
    check({
      id: 'always-healthy',
      args: (): Args => [
        [
          [95, 0],
          [5, 0],
        ],
      ],
      expected,
      hints,
    }),
    check({
      id: 'no-examples',
      args: (): Args => [
        [
          [6, 2, 0],
          [0, 0, 0],
          [1, 0, 3],
        ],
      ],
      expected,
      hints,
    }),
  ],
});
