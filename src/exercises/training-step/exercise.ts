import { createRandom } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawList } from '../draw.ts';

type Args = [x: number[], y: number, w: number[], b: number, alpha: number];

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const predict = (x: number[], w: number[], b: number) => sigmoid(x.reduce((sum, value, j) => sum + value * w[j]!, b));
const lossOf = (x: number[], y: number, w: number[], b: number) => (predict(x, w, b) - y) ** 2 / 2;

/** The step with gradients by central differences, apart from any chain rule. */
function expected(...[x, y, w, b, alpha]: Args) {
  const h = 1e-5;
  const slope = (loss: (shift: number) => number) => (loss(h) - loss(-h)) / (2 * h);
  return {
    loss: lossOf(x, y, w, b),
    w: w.map(
      (weight, j) =>
        weight -
        alpha *
          slope((shift) =>
            lossOf(
              x,
              y,
              w.map((other, i) => other + (i === j ? shift : 0)),
              b,
            ),
          ),
    ),
    b: b - alpha * slope((shift) => lossOf(x, y, w, b + shift)),
  };
}

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
];

function draw(): Args {
  const random = createRandom(1); // σ(z) = 0.86: far from the label, and not saturated
  return [drawList(random, 6), 0, drawList(random, 6), random.normal(), 2];
}

export default defineExercise({
  id: 'training-step',
  page: 'concepts/how-training-works',
  level: 2,
  entry: 'step',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({ id: 'by-hand', args: (): Args => [[1, 2], 1, [0.1, 0.2], 0.05, 0.5], expected, hints }),
    check({ id: 'six-inputs', args: draw, expected, hints }),
    check({ id: 'nothing-to-learn', args: (): Args => [[3, -3], 0.5, [1, 1], 0, 1], expected, hints }),
  ],
});
