import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawTable } from '../draw.ts';
import { numbersOf, type Value } from '../values.ts';

type Args = [scores: number[][]];

/** An exponential that is infinite. */
const overflow = { id: 'overflow', when: (got: Value) => numbersOf(got)?.some(Number.isNaN) ?? false };

const softmax = (values: number[]) => {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};
/** Weights of each row over the places that `sees` allows; 0 elsewhere. */
const weigh = ([scores]: Args, sees: (i: number, j: number) => boolean) =>
  scores.map((row, i) => {
    const places = [...row.keys()].filter((j) => sees(i, j));
    const weights = softmax(places.map((j) => row[j]!));
    return row.map((_, j) => weights[places.indexOf(j)] ?? 0);
  });
const right = (...args: Args) => weigh(args, (i, j) => j <= i);

const hints = [
  looksLike('no-mask', (...args: Args) => weigh(args, () => true)),
  looksLike('sees-ahead', (...args: Args) => weigh(args, (i, j) => j >= i)),
  looksLike('masked-after', (...args: Args) =>
    weigh(args, () => true).map((row, i) => row.map((w, j) => (j <= i ? w : 0))),
  ),
  looksLike('zero-scores', (...[scores]: Args) =>
    scores.map((row, i) => softmax(row.map((score, j) => (j <= i ? score : 0)))),
  ),
];

const draw = (random: Random, n: number): Args => [drawTable(random, n, n)];

export default defineExercise({
  id: 'causal-mask',
  page: 'applications/text',
  level: 2,
  entry: 'causalWeights',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'by-hand',
      args: () => [
        [
          [5, 7],
          [0, Math.log(3)],
        ],
      ],
      expected: () => [
        [1, 0],
        [0.25, 0.75],
      ],
      hints,
    }),
    check<Args>({ id: 'six-places', isDrawn: true, args: (random) => draw(random, 6), expected: right, hints }),
    check<Args>({
      id: 'large-scores',
      isDrawn: true,
      args: (random) => [drawTable(random, 4, 4).map((row) => row.map((score) => 1000 + 3 * score))],
      expected: right,
      hints: [overflow, ...hints],
    }),
  ],
});
