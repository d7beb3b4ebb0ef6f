import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawWhole } from '../draw.ts';

type Args = [probabilities: number[][], k: number];

/** One class after the other: each time the largest that is left, the first of equal ones. */
function pick(row: number[], k: number, isBetter: (a: number, b: number) => boolean): number[] {
  const chosen: number[] = [];
  while (chosen.length < k) {
    let best = -1;
    for (const [c, p] of row.entries()) {
      if (!chosen.includes(c) && (best === -1 || isBetter(p, row[best]!))) best = c;
    }
    chosen.push(best);
  }
  return chosen;
}

const expected = (probabilities: number[][], k: number) => probabilities.map((row) => pick(row, k, (a, b) => a > b));
const descending = (row: number[]) => row.toSorted((a, b) => b - a);

const hints = [
  looksLike('probabilities', (...[probabilities, k]: Args) => probabilities.map((row) => descending(row).slice(0, k))),
  looksLike('least-first', (...[probabilities, k]: Args) => probabilities.map((row) => pick(row, k, (a, b) => a < b))),
  looksLike('class-twice', (...[probabilities, k]: Args) =>
    probabilities.map((row) =>
      descending(row)
        .slice(0, k)
        .map((p) => row.indexOf(p)),
    ),
  ),
  looksLike('sorted-as-text', (...[probabilities, k]: Args) =>
    probabilities.map((row) =>
      row
        .map((_, c) => c)
        .sort((a, b) => (String(row[a]) < String(row[b]) ? 1 : -1))
        .slice(0, k),
    ),
  ),
];

/** Softmax of normal logits. */
function draw(random: Random): Args {
  const rows = Array.from({ length: 6 }, () => {
    const powers = Array.from({ length: 10 }, () => Math.exp(2 * random.normal()));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  });
  return [rows, drawWhole(random, 2, 5)];
}

export default defineExercise({
  id: 'top-k',
  page: 'algorithms/apply',
  level: 1,
  entry: 'topK',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [
        [
          [0.1, 0.6, 0.05, 0.25],
          [0.7, 0.02, 0.2, 0.08],
        ],
        2,
      ],
      expected: () => [
        [1, 3],
        [0, 2],
      ],
      hints,
    }),
    check({ id: 'ten-classes', isDrawn: true, args: draw, expected, hints }),
    check({ id: 'tiny', args: (): Args => [[[9e-7, 0.4, 0.59, 0.0099991]], 3], expected, hints }),
    check({ id: 'equal', args: (): Args => [[[0.2, 0.3, 0.3, 0.2]], 3], expected, hints }),
  ],
});
