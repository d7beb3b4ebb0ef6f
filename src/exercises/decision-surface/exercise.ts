import { check, defineExercise, looksLike } from '../define.ts';
import { drawList, drawWhole } from '../draw.ts';

type Args = [w: number[], b: number, n: number];

/** The unit at places x1 of column and x2 of row that a mistake may choose otherwise. */
const paint =
  (x1: (r: number, c: number, n: number) => number, x2: (r: number, c: number, n: number) => number) =>
  (...[[w1, w2], b, n]: Args) =>
    Array.from({ length: n }, (_, r) =>
      Array.from({ length: n }, (_, c) => Math.tanh(w1! * x1(r, c, n) + w2! * x2(r, c, n) + b)),
    );
/** From −6 to 6 in n places. */
const at = (i: number, n: number) => -6 + (12 * i) / (n - 1);

const expected = paint(
  (_, c, n) => at(c, n),
  (r, _, n) => -at(r, n),
);
const hints = [
  looksLike(
    'upside-down',
    paint(
      (_, c, n) => at(c, n),
      (r, _, n) => at(r, n),
    ),
  ),
  looksLike(
    'axes-exchanged',
    paint(
      (r, _, n) => -at(r, n),
      (_, c, n) => at(c, n),
    ),
  ),
  looksLike(
    'border-missed',
    paint(
      (_, c, n) => at(c, n + 1),
      (r, _, n) => -at(r, n + 1),
    ),
  ),
  looksLike(
    'border-missed',
    paint(
      (_, c, n) => at(c, n + 1),
      (r, _, n) => at(r, n + 1),
    ),
  ),
  looksLike('no-activation', (...args: Args) => expected(...args).map((row) => row.map(Math.atanh))),
];

export default defineExercise({
  id: 'decision-surface',
  page: 'concepts/playground',
  level: 2,
  entry: 'surface',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [[0.1, 0.2], 0.3, 3],
      expected: () =>
        [
          [0.9, 1.5, 2.1],
          [-0.3, 0.3, 0.9],
          [-1.5, -0.9, -0.3],
        ].map((row) => row.map(Math.tanh)),
      hints,
    }),
    check({ id: 'unit-of-the-page', args: (): Args => [[0.5, -1], 0.3, 13], expected, hints }),
    check({ id: 'picture', args: (): Args => [[-0.3, 0.8], -1, 64], expected, hints }),
    check({
      id: 'drawn',
      isDrawn: true,
      args: (random): Args => [drawList(random, 2).map((w) => w / 4), random.normal(), drawWhole(random, 2, 12)],
      expected,
      hints,
    }),
  ],
});
