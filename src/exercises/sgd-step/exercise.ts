import { check, defineExercise, looksLike } from '../define.ts';
import { drawList, drawTable } from '../draw.ts';

type Args = [theta: number[], gradients: number[][], alpha: number];

/** θ + factor · Σ g. */
const moved = ([theta, gradients]: Args, factor: number) =>
  gradients.reduce((sum, g) => sum.map((value, j) => value + factor * g[j]!), theta);
const right = (...args: Args) => moved(args, -args[2] / args[1].length);

const hints = [
  looksLike('uphill', (...args: Args) => moved(args, args[2] / args[1].length)),
  looksLike('sum-not-mean', (...args: Args) => moved(args, -args[2])),
  looksLike('wrong-count', (...args: Args) => moved(args, -args[2] / args[0].length)),
  looksLike('first-example-only', (...[theta, gradients, alpha]: Args) => right(theta, [gradients[0]!], alpha)),
  looksLike('step-only', (...args: Args) => right(...args).map((value, j) => args[0][j]! - value)),
];

export default defineExercise({
  id: 'sgd-step',
  page: 'mathematics/optimizers',
  level: 1,
  entry: 'sgdStep',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({ id: 'one-example', args: () => [[1], [[4]], 0.1], expected: () => [0.6], hints }),
    check<Args>({
      id: 'three-examples',
      args: () => [
        [2, -1],
        [
          [3, 0],
          [1, 2],
          [-1, 4],
        ],
        0.5,
      ],
      expected: () => [1.5, -2],
      hints,
    }),
    check<Args>({
      id: 'large-batch',
      isDrawn: true,
      args: (random) => [drawList(random, 4), drawTable(random, 32, 4), 0.01 + random.uniform()],
      expected: right,
      hints,
    }),
  ],
});
