import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawList } from '../draw.ts';

/** A user or an item; an alias, since values must have an index. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type Side = {
  bias: number;
  vector: number[];
};
type Args = [user: Side, item: Side, mean: number, rating: number, rate: number, lambda: number];

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, f) => sum + value * b[f]!, 0);
const errorOf = (...[user, item, mean, rating]: Args) =>
  rating - (mean + user.bias + item.bias + dot(user.vector, item.vector));

/** Both sides after a step of size `rate`, with the error and the penalties given. */
const moved = ([user, item, , , rate]: Args, error: number, [onBiases, onVectors]: readonly [number, number]) => {
  const pull = (side: Side, other: Side): Side => ({
    bias: side.bias + rate * (error - onBiases * side.bias),
    vector: side.vector.map((value, f) => value + rate * (error * other.vector[f]! - onVectors * value)),
  });
  return { user: pull(user, item), item: pull(item, user) };
};
const right = (...args: Args) => moved(args, errorOf(...args), [args[5], args[5]]);

const hints = [
  looksLike('uphill', (...args: Args) => moved(args, -errorOf(...args), [args[5], args[5]])),
  looksLike('no-penalty', (...args: Args) => moved(args, errorOf(...args), [0, 0])),
  looksLike('biases-unpenalised', (...args: Args) => moved(args, errorOf(...args), [0, args[5]])),
  looksLike('no-mean', (...args: Args) => moved(args, errorOf(...args) + args[2], [args[5], args[5]])),
  looksLike('updated-user', (...args: Args) => {
    const { user, item } = right(...args);
    const [, old, , , rate, lambda] = args;
    const vector = old.vector.map((value, f) => value + rate * (errorOf(...args) * user.vector[f]! - lambda * value));
    return { user, item: { ...item, vector } };
  }),
];

const drawSide = (random: Random, factors: number): Side => ({
  bias: random.normal(),
  vector: drawList(random, factors),
});

export default defineExercise({
  id: 'matrix-factorization-step',
  page: 'applications/recommender',
  level: 2,
  entry: 'learnRating',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'by-hand',
      args: () => [{ bias: 0.5, vector: [1, 0] }, { bias: -0.5, vector: [0.5, 2] }, 3, 4.5, 0.1, 0.2],
      expected: () => ({
        user: { bias: 0.59, vector: [1.03, 0.2] },
        item: { bias: -0.39, vector: [0.59, 1.96] },
      }),
      hints,
    }),
    check<Args>({
      id: 'many-factors',
      isDrawn: true,
      args: (random) => [
        drawSide(random, 5),
        drawSide(random, 5),
        3 + random.uniform(),
        1 + random.integer(5),
        0.01 + 0.1 * random.uniform(),
        0.1 + random.uniform(),
      ],
      expected: right,
      hints,
    }),
    check<Args>({
      id: 'no-factors',
      isDrawn: true,
      args: (random) => [
        drawSide(random, 0),
        drawSide(random, 0),
        3 + random.uniform(),
        1 + random.integer(5),
        0.05,
        0.3,
      ],
      expected: right,
      hints,
    }),
  ],
});
