import { countPieces, foldTimes } from '../../../src/math/folding.ts';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const logit = (p: number) => Math.log(p / (1 - p));
/** A derivative by a central difference. */
const slope = (f: (x: number) => number, x: number) => (f(x + 1e-5) - f(x - 1e-5)) / 2e-5;
const softmax = (z: readonly number[]) => {
  const e = z.map(Math.exp);
  const sum = e.reduce((total, value) => total + value, 0);
  return e.map((value) => value / sum);
};
/** Where a function changes from true to false, by bisection. */
function findLimit(holds: (x: number) => boolean, low: number, high: number): number {
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Computes the answers of the numeric questions of chapter 4. */
export const mathematicsChecks: Record<string, () => number> = {
  'mathematics/worked-example#delta2': () => slope((z) => sigmoid(z) ** 2 / 2, logit(0.8)),
  // The loss through the hidden neuron: z² = −0.5 a + rest, with ŷ = 0.8 at a = 0.6.
  'mathematics/worked-example#delta1': () =>
    slope((z) => sigmoid(logit(0.8) - 0.5 * (sigmoid(z) - 0.6)) ** 2 / 2, logit(0.6)),
  // A plane with that slope falls by exactly as much.
  'mathematics/worked-example#first-order-drop': () => {
    const g = Math.sqrt(0.016889);
    const plane = (x: number) => g * x;
    return plane(0) - plane(-0.2 * g);
  },
  // The sum of δ over the outputs, by differences: z = W x with x₁ moving.
  'mathematics/backpropagation#transpose': () => slope((x) => 0.5 * (1 * x + 2 * 7) + 1 * (3 * x - 1 * 7), 4),
  'mathematics/backpropagation#flops': () => {
    const sizes = [100, 50, 20, 10];
    let count = 0;
    for (let l = 1; l < sizes.length; l++) count += sizes[l - 1]! * sizes[l]! * (l === 1 ? 1 : 2);
    return count;
  },
  'mathematics/layers#conv-weight': () =>
    slope((k) => [3, -1].reduce((sum, delta, r) => sum + delta * (5 * [2, 0, 1][r]! + k * [2, 0, 1][r + 1]!), 0), 4),
  'mathematics/layers#residual-error': () => slope((x) => 2 * (x - 0.3 * x), 1),
  'mathematics/layers#attention-score': () => {
    const z = [0.5, 0.25, 0.25].map(Math.log);
    return slope((second) => {
      const p = softmax([z[0]!, second, z[2]!]);
      return p[0]! + 3 * p[1]! - p[2]!;
    }, z[1]!);
  },
  'mathematics/depth#fold-pieces': () => countPieces((x) => foldTimes(x, 6), 1024),
  'mathematics/depth#growth': () => {
    let meanSquare = 1;
    for (let layer = 0; layer < 10; layer++) meanSquare += meanSquare;
    return meanSquare;
  },
  'mathematics/activations#slope-at': () => slope(sigmoid, logit(0.9)),
  'mathematics/activations#relu-chain': () => {
    const chain = (a: number) => [1, 2, 3, 4].reduce((value) => Math.max(0, 1.5 * value), a);
    return slope(chain, 0.7);
  },
  'mathematics/activations#he-deviation': () => findLimit((s) => 0.5 * 50 * s * s <= 1, 0, 1),
  'mathematics/activations#softmax-entry': () => {
    const z = [0.6, 0.3, 0.1].map(Math.log);
    return slope((second) => softmax([z[0]!, second, z[2]!])[0]!, z[1]!);
  },
  'mathematics/autodiff#two-paths': () => slope((y) => 3 * y + y * y, 2),
  'mathematics/autodiff#dual-cube': () => slope((x) => x ** 3, 2),
  'mathematics/losses#cost-of-02': () => -Math.log(0.2),
  'mathematics/losses#logit-gradient': () => slope((z) => -Math.log(1 - sigmoid(z)), 2),
  'mathematics/losses#ignorance': () => -Math.log(softmax(new Array<number>(1000).fill(0.3))[7]!),
  'mathematics/optimizers#contraction': () => 1 - 0.2 * slope((theta) => 4 * theta * theta, 1),
  'mathematics/optimizers#largest-rate': () =>
    findLimit((rate) => Math.max(...[0.5, 50].map((curvature) => Math.abs(1 - rate * curvature))) < 1, 0, 1),
  'mathematics/optimizers#momentum-limit': () => {
    let velocity = 0;
    for (let step = 0; step < 1000; step++) velocity = 0.95 * velocity + 1;
    return velocity;
  },
  'mathematics/optimizers#batch-noise': () => Math.sqrt(1 / 1024) / Math.sqrt(1 / 64),
  'mathematics/optimizers#adam-first': () => {
    const [g, t] = [0.001, 1];
    const m = (0.1 * g) / (1 - 0.9 ** t);
    const v = (0.001 * g * g) / (1 - 0.999 ** t);
    return (0.01 * m) / (Math.sqrt(v) + 1e-8);
  },
  'mathematics/index#forward': () => sigmoid(3 * 1 - 1),
  'mathematics/index#weight-gradient': () => slope((w) => -Math.log(1 - sigmoid(w * 2 - 1)), 1.5),
};
