import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawList, drawTable } from '../draw.ts';

type Args = [X: number[][], W: number[][], b: number[]];

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const sums = (X: number[][], W: number[][], b: number[]) =>
  X.map((x) => W.map((w, k) => w.reduce((sum, weight, j) => sum + weight * x[j]!, b[k]!)));
const bend = (table: number[][]) => table.map((row) => row.map(sigmoid));
const transpose = (W: number[][]) => W[0]!.map((_, j) => W.map((row) => row[j]!));
const output = (...args: Args) => bend(sums(...args));

const hints = [
  looksLike('no-bias', (...[X, W, b]: Args) =>
    output(
      X,
      W,
      b.map(() => 0),
    ),
  ),
  looksLike('transposed', (...[X, W, b]: Args) => output(X, transpose(W), b)),
  looksLike('no-activation', sums),
  {
    id: 'one-example',
    when: (got: unknown, _: unknown, X: number[][]) => Array.isArray(got) && got.length === 1 && X.length > 1,
  },
];

const draw = (random: Random, examples: number, inputs: number, neurons: number): Args => [
  drawTable(random, examples, inputs),
  drawTable(random, neurons, inputs),
  drawList(random, neurons),
];

export default defineExercise({
  id: 'dense-layer',
  page: 'concepts/networks',
  level: 2,
  entry: 'dense',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [
        [[1, 2]],
        [
          [0.1, 0.2],
          [0.3, -0.1],
        ],
        [0.05, -0.05],
      ],
      expected: () => [[sigmoid(0.55), sigmoid(0.05)]],
      hints,
    }),
    check({ id: 'batch', args: (random) => draw(random, 3, 2, 2), expected: output, hints }),
    check({ id: 'other-widths', isDrawn: true, args: (random) => draw(random, 4, 5, 3), expected: output, hints }),
  ],
});
