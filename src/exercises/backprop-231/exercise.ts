import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawList, drawTable } from '../draw.ts';
import { near } from '../near.ts';
import type { Value } from '../values.ts';

type Parameters = { W1: number[][]; b1: number[]; w2: number[]; b2: number };
type Args = [x: number[], y: number, p: Parameters];

/** Relative to 1, and the gradients are hundredths: the default would let a wrong digit pass. */
const TOLERANCE = 1e-8;
/** What the chain rule reaches, and differences of losses do not. */
const EXACT = 1e-14;
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const slope = (a: number) => a * (1 - a);
const dot = (a: number[], b: number[]) => a.reduce((sum, value, j) => sum + value * b[j]!, 0);

function forward(...[x, y, { W1, b1, w2, b2 }]: Args) {
  const a = W1.map((row, k) => sigmoid(dot(row, x) + b1[k]!));
  const yHat = sigmoid(dot(w2, a) + b2);
  return { a, yHat, loss: (yHat - y) ** 2 / 2 };
}

/** All gradients by the chain rule; a test compares them with central differences. */
function right(...[x, y, { W1, b1, w2, b2 }]: Args) {
  const { a, yHat, loss } = forward(x, y, { W1, b1, w2, b2 });
  const last = (yHat - y) * slope(yHat);
  const delta = a.map((value, k) => last * w2[k]! * slope(value));
  return {
    loss,
    W1: delta.map((value) => x.map((input) => value * input)),
    b1: delta,
    w2: a.map((value) => value * last),
    b2: last,
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
  looksLike(
    'transposed',
    (...args: Args) => ({ W1: args[0].map((_, j) => right(...args).W1.map((row) => row[j]!)) }),
    TOLERANCE,
  ),
  { id: 'differences', when: (got: Value, expected: Value) => near(got, expected, TOLERANCE) },
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

const draw = (random: Random, y: number): Args => [
  drawList(random, 2),
  y,
  { W1: drawTable(random, 3, 2), b1: drawList(random, 3), w2: drawList(random, 3), b2: random.normal() },
];

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
    check<Args>({ id: 'all-thirteen', args: () => [[1, 2], 1, PAGE], expected: right, tolerance: EXACT, hints }),
    check<Args>({
      id: 'another-network',
      isDrawn: true,
      args: (random) => draw(random, 1),
      expected: right,
      tolerance: EXACT,
      hints,
    }),
    check<Args>({
      id: 'label-zero',
      isDrawn: true,
      args: (random) => draw(random, 0),
      expected: right,
      tolerance: EXACT,
      hints,
    }),
    check<[...Args, rate: number, steps: number]>({
      id: 'training',
      probe: 'trainedLoss',
      args: () => [[1, 2], 1, PAGE, 0.5, 300],
      expected: () => 0.00066,
      tolerance: 5e-6,
    }),
  ],
});
