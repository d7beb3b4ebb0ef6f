import { check, defineExercise, looksLike } from '../define.ts';
import { drawWhole } from '../draw.ts';

type Args = [widths: number[]];

/** One weight for each pair of units in neighbouring layers. */
const weights = (widths: number[]) => widths.slice(1).reduce((sum, n, l) => sum + widths[l]! * n, 0);
const total = (widths: number[]) => widths.reduce((sum, n) => sum + n, 0);

const hints = [
  looksLike('no-biases', (...[widths]: Args) => weights(widths)),
  looksLike('input-biases', (...[widths]: Args) => weights(widths) + total(widths)),
  looksLike('bias-of-inputs', (...[widths]: Args) => weights(widths) + total(widths.slice(0, -1))),
  looksLike('one-bias-a-layer', (...[widths]: Args) => weights(widths) + widths.length - 1),
];
const expected = (widths: number[]) => weights(widths) + total(widths.slice(1));

export default defineExercise({
  id: 'count-parameters',
  page: 'concepts/networks',
  level: 1,
  entry: 'countParameters',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({ id: 'by-hand', args: (): Args => [[2, 2, 1]], expected: () => 9, tolerance: 0, hints }),
    check({ id: 'article', args: (): Args => [[784, 64, 10]], expected: () => 50_890, tolerance: 0, hints }),
    check({ id: 'deep', args: (): Args => [[3, 5, 8, 8, 4, 2]], expected, tolerance: 0, hints }),
    check({
      id: 'drawn',
      isDrawn: true,
      args: (random): Args => [Array.from({ length: drawWhole(random, 3, 8) }, () => drawWhole(random, 1, 200))],
      expected,
      tolerance: 0,
      hints,
    }),
    check({ id: 'input-only', args: (): Args => [[10]], expected: () => 0, tolerance: 0, hints }),
  ],
});
