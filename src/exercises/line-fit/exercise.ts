import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawList } from '../draw.ts';

type Args = [xs: number[], ys: number[], alpha: number, steps: number];

const sumOf = (xs: number[], term: (x: number, i: number) => number) => xs.reduce((sum, x, i) => sum + term(x, i), 0);

/** Gradient descent with a gradient that a mistake gets wrong. */
const descend =
  (gradient: (w: number, xs: number[], ys: number[]) => number) =>
  (...[xs, ys, alpha, steps]: Args) => {
    const path = [0];
    for (let t = 0; t < steps; t++) path.push(path[t]! - alpha * gradient(path[t]!, xs, ys));
    return path;
  };

const summed = (w: number, xs: number[], ys: number[]) => sumOf(xs, (x, i) => 2 * x * (w * x - ys[i]!));
const hints = [
  looksLike(
    'ascends',
    descend((w, xs, ys) => -summed(w, xs, ys) / xs.length),
  ),
  looksLike('sum-not-mean', descend(summed)),
  looksLike(
    'no-factor-two',
    descend((w, xs, ys) => summed(w, xs, ys) / 2 / xs.length),
  ),
  looksLike(
    'input-forgotten',
    descend((w, xs, ys) => sumOf(xs, (x, i) => 2 * (w * x - ys[i]!)) / xs.length),
  ),
  looksLike(
    'gradient-of-the-page',
    descend((w) => 5 * w - 8),
  ),
  looksLike('steps-in-between', (...[xs, ys, alpha, steps]: Args) => {
    const path = [0];
    for (let t = 0; t < steps; t++) {
      path.push(xs.reduce((w, x, i) => w - (alpha * 2 * x * (w * x - ys[i]!)) / xs.length, path[t]!));
    }
    return path;
  }),
];

/** By the page's law of contraction: the distance to the minimum is multiplied by 1 − αc, with the curvature c. */
function expected(...[xs, ys, alpha, steps]: Args) {
  const squares = sumOf(xs, (x) => x * x);
  const minimum = sumOf(xs, (x, i) => x * ys[i]!) / squares;
  const factor = 1 - (alpha * 2 * squares) / xs.length;
  return Array.from({ length: steps + 1 }, (_, t) => minimum * (1 - factor ** t));
}

const draw = (random: Random): Args => [drawList(random, 12), drawList(random, 12), 0.05 + 0.1 * random.uniform(), 10];

export default defineExercise({
  id: 'line-fit',
  page: 'concepts/networks',
  level: 2,
  entry: 'fit',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({ id: 'by-hand', args: (): Args => [[1, 2], [2, 3], 0.1, 3], expected: () => [0, 0.8, 1.2, 1.4], hints }),
    check({ id: 'one-leap', args: (): Args => [[1, 2], [2, 3], 0.2, 2], expected: () => [0, 1.6, 1.6], hints }),
    check({ id: 'diverges', args: (): Args => [[1, 2], [2, 3], 0.5, 8], expected, hints }),
    check({ id: 'more-points', isDrawn: true, args: draw, expected, hints }),
  ],
});
