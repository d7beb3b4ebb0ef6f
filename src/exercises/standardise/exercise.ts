import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { numbersOf, type Value } from '../values.ts';

type Table = number[][];
type Args = [train: Table, test: Table];

interface Scale {
  mean: number;
  deviation: number;
}

/** Mean and deviation of a list by E(x²) − E(x)². */
function fit(list: number[]): Scale {
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
  const square = list.reduce((sum, x) => sum + x * x, 0) / list.length;
  return { mean, deviation: Math.sqrt(Math.max(0, square - mean * mean)) };
}

const column = (table: Table, j: number) => table.map((row) => row[j]!);
const scale = (table: Table, scaleOf: (j: number) => Scale) =>
  table.map((row) =>
    row.map((x, j) => {
      const { mean, deviation } = scaleOf(j);
      return (x - mean) / (deviation > 1e-9 ? deviation : 1);
    }),
  );
const both = ([train, test]: Args, scaleOf: (j: number) => Scale) => ({
  train: scale(train, scaleOf),
  test: scale(test, scaleOf),
});
const expected = (...args: Args) => both(args, (j) => fit(column(args[0], j)));

const hints = [
  looksLike('all-rows', (...args: Args) => both(args, (j) => fit(column(args.flat(), j)))),
  looksLike('own-scale', (...[train, test]: Args) => ({
    train: scale(train, (j) => fit(column(train, j))),
    test: scale(test, (j) => fit(column(test, j))),
  })),
  looksLike('one-mean', (...args: Args) => both(args, () => fit(args[0].flat()))),
  looksLike('divided-by-n-less-one', (...args: Args) =>
    both(args, (j) => {
      const { mean, deviation } = fit(column(args[0], j));
      const n = args[0].length;
      return { mean, deviation: deviation * Math.sqrt(n / (n - 1)) };
    }),
  ),
  looksLike('always-zero', (...args: Args) => {
    const { train, test } = expected(...args);
    const isConstant = (j: number) => fit(column(args[0], j)).deviation < 1e-9;
    return { train, test: test.map((row) => row.map((x, j) => (isConstant(j) ? 0 : x))) };
  }),
  {
    id: 'divided-by-zero',
    when: (got: Value) => {
      const { train } = got as { train: Value };
      return numbersOf(train)!.some((x) => !Number.isFinite(x));
    },
  },
];

/** Income in yuan and age in years. */
function drawPeople(random: Random): Args {
  const people = (n: number) =>
    Array.from({ length: n }, () => [10_000 + 4000 * random.normal(), 40 + 12 * random.normal()]);
  return [people(20), people(8)];
}

export default defineExercise({
  id: 'standardise',
  page: 'algorithms/preprocess',
  level: 2,
  entry: 'standardise',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        [
          [3, 8],
          [7, 4],
        ],
      ],
      expected: () => {
        const u = Math.sqrt(3 / 2);
        return {
          train: [
            [-u, -u],
            [0, 0],
            [u, u],
          ],
          test: [
            [0, 2 * u],
            [2 * u, 0],
          ],
        };
      },
      hints,
    }),
    check({ id: 'two-units', isDrawn: true, args: drawPeople, expected, hints }),
    check({
      id: 'constant-column',
      args: (): Args => [
        [
          [1, 7],
          [2, 7],
          [6, 7],
        ],
        [[4, 9]],
      ],
      expected,
      hints,
    }),
    check({ id: 'one-row', args: (): Args => [[[2, 3]], [[5, 1]]], expected, hints }),
  ],
});
