import { createRandom } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';

type Parameters = { W1: number[][]; b1: number[]; w2: number[]; b2: number };
type Args = [x: number[], y: number, p: Parameters];

/** Relative to 1, and the gradients are hundredths: the default would let a wrong digit pass. */
const TOLERANCE = 1e-8;
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const slope = (a: number) => a * (1 - a);
const dot = (a: number[], b: number[]) => a.reduce((sum, value, j) => sum + value * b[j]!, 0);

function forward(...[x, y, { W1, b1, w2, b2 }]: Args) {
  const a = W1.map((row, k) => sigmoid(dot(row, x) + b1[k]!));
  const yHat = sigmoid(dot(w2, a) + b2);
  return { a, yHat, loss: (yHat - y) ** 2 / 2 };
}

/** All gradients by central differences: nothing of a derivation is in them. */
function right(...[x, y, p]: Args) {
  const h = 1e-5;
  const along = (move: (by: number) => Partial<Parameters>) =>
    (forward(x, y, { ...p, ...move(h) }).loss - forward(x, y, { ...p, ...move(-h) }).loss) / (2 * h);
  return {
    loss: forward(x, y, p).loss,
    W1: p.W1.map((row, k) => row.map((w, j) => along((by) => ({ W1: p.W1.with(k, row.with(j, w + by)) })))),
    b1: p.b1.map((b, k) => along((by) => ({ b1: p.b1.with(k, b + by) }))),
    w2: p.w2.map((w, k) => along((by) => ({ w2: p.w2.with(k, w + by) }))),
    b2: along((by) => ({ b2: p.b2 + by })),
  };
}

const delta2 = (...args: Args) => (forward(...args).yHat - args[1]) * slope(forward(...args).yHat);
const hints = [
  looksLike('ascent', (...args: Args) => ({ b2: -delta2(...args) }), TOLERANCE),
  looksLike('no-output-slope', (...args: Args) => ({ b2: forward(...args).yHat - args[1] }), TOLERANCE),
  looksLike(
    'slope-for-activation',
    (...args: Args) => ({ w2: forward(...args).a.map((a) => delta2(...args) * slope(a)) }),
    TOLERANCE,
  ),
  looksLike(
    'no-output-weight',
    (...args: Args) => ({ b1: forward(...args).a.map((a) => delta2(...args) * slope(a)) }),
    TOLERANCE,
  ),
  looksLike('no-hidden-slope', (...args: Args) => ({ b1: args[2].w2.map((w) => delta2(...args) * w) }), TOLERANCE),
  looksLike('no-hidden-weights', (...args: Args) => ({ W1: args[2].W1.map((row) => row.map(() => 0)) }), TOLERANCE),
  looksLike(
    'no-input',
    (...args: Args) => ({ W1: right(...args).b1.map((delta) => args[0].map(() => delta)) }),
    TOLERANCE,
  ),
];

const PAGE: Parameters = {
  W1: [
    [0.1, 0.2],
    [0.3, -0.1],
    [-0.2, 0.4],
  ],
  b1: [0.05, -0.05, 0.1],
  w2: [0.3, -0.2, 0.5],
  b2: 0.1,
};

function draw(seed: number, y: number): Args {
  const random = createRandom(seed);
  const list = (n: number) => Array.from({ length: n }, () => random.normal());
  return [list(2), y, { W1: [list(2), list(2), list(2)], b1: list(3), w2: list(3), b2: random.normal() }];
}

export default defineExercise({
  id: 'backprop-231',
  page: 'mathematics/worked-example',
  level: 3,
  isProject: true,
  entry: 'gradients',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'output-layer',
      probe: 'outputLayer',
      args: () => [[1, 2], 1, PAGE],
      expected: () => ({ loss: 0.0693495, b2: -0.0870443094, w2: [-0.0551978946, -0.044609982, -0.0581619432] }),
      // The page prints the loss in six digits, the gradients in ten decimals.
      tolerance: 5e-8,
      hints,
    }),
    check<Args>({ id: 'all-thirteen', args: () => [[1, 2], 1, PAGE], expected: right, tolerance: TOLERANCE, hints }),
    check<Args>({ id: 'another-network', args: () => draw(1, 1), expected: right, tolerance: TOLERANCE, hints }),
    check<Args>({ id: 'label-zero', args: () => draw(2, 0), expected: right, tolerance: TOLERANCE, hints }),
    check<[...Args, rate: number, steps: number]>({
      id: 'training',
      probe: 'trainedLoss',
      args: () => [[1, 2], 1, PAGE, 0.5, 300],
      expected: () => 0.00066,
      tolerance: 5e-6,
    }),
  ],
});
