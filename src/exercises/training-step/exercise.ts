import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawList } from '../draw.ts';
import { near } from '../near.ts';
import type { Value } from '../values.ts';

type Args = [x: number[], y: number, w: number[], b: number, alpha: number];

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const predict = (x: number[], w: number[], b: number) => sigmoid(x.reduce((sum, value, j) => sum + value * w[j]!, b));
const lossOf = (x: number[], y: number, w: number[], b: number) => (predict(x, w, b) - y) ** 2 / 2;

/** A sum over the inputs is exact to some 15 digits; a difference quotient gives 10 at best. */
const TOLERANCE = 1e-13;

/** A step with another slope of z, or another input for the weights. */
const mistaken =
  (slope: (a: number) => number, seen: (x: number) => number) =>
  (...[x, y, w, b, alpha]: Args) => {
    const a = predict(x, w, b);
    const dz = (a - y) * slope(a);
    return {
      loss: lossOf(x, y, w, b),
      w: w.map((weight, j) => weight - alpha * dz * seen(x[j]!)),
      b: b - alpha * dz,
    };
  };

/** The step by the chain rule. */
const expected = mistaken(
  (a) => a * (1 - a),
  (x) => x,
);
const hints = [
  looksLike(
    'ascends',
    mistaken(
      (a) => -a * (1 - a),
      (x) => x,
    ),
  ),
  looksLike(
    'no-slope',
    mistaken(
      () => 1,
      (x) => x,
    ),
  ),
  looksLike(
    'no-input',
    mistaken(
      (a) => a * (1 - a),
      () => 1,
    ),
  ),
  looksLike('late-loss', (...args: Args) => {
    const { w, b } = expected(...args);
    return { loss: lossOf(args[0], args[1], w, b), w, b };
  }),
  looksLike('bias-without-rate', (...args: Args) => {
    const { loss, w, b } = expected(...args);
    return { loss, w, b: args[3] + (b - args[3]) / args[4] };
  }),
  { id: 'differences', when: (got: Value, right: Value) => near(got, right, 1e-7) },
];

/** Weights small enough that the sigmoid is not saturated. */
const draw = (random: Random): Args => [
  drawList(random, 6),
  random.integer(2),
  drawList(random, 6).map((w) => w / 3),
  random.normal() / 2,
  0.5 + 2 * random.uniform(),
];

export default defineExercise({
  id: 'training-step',
  page: 'concepts/how-training-works',
  level: 2,
  entry: 'step',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [[1, 2], 1, [0.1, 0.2], 0.05, 0.5],
      expected,
      tolerance: TOLERANCE,
      hints,
    }),
    check({ id: 'six-inputs', isDrawn: true, args: draw, expected, tolerance: TOLERANCE, hints }),
    check({
      id: 'nothing-to-learn',
      args: (): Args => [[3, -3], 0.5, [1, 1], 0, 1],
      expected,
      tolerance: TOLERANCE,
      hints,
    }),
  ],
});
