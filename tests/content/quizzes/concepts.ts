import { attend } from '../../../src/math/attention.ts';
import { sizeCnn } from '../../../src/nn/size/cnn.ts';
import { countParameters } from '../../../src/labs/playground/network.ts';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
/** A derivative by a central difference. */
const slope = (f: (x: number) => number, x: number) => (f(x + 1e-5) - f(x - 1e-5)) / 2e-5;

/** Computes the answers of the numeric questions of chapter 2. */
export const conceptsChecks: Record<string, () => number> = {
  // The nearest point of the line, found by search: 3x + 4y = 10.
  'concepts/networks#line-distance': () =>
    Math.min(...Array.from({ length: 4001 }, (_, i) => Math.hypot(i / 1000, (10 - (3 * i) / 1000) / 4))),
  'concepts/networks#count-352': () => countParameters([3, 5, 2]),
  'concepts/architecture#conv-parameters': () => sizeCnn('8x8x16 conv5-32').reduce((n, part) => n + part.parameters, 0),
  'concepts/architecture#attention-weight': () => {
    const scores = [2, 0].map((score) => Math.exp(score / Math.sqrt(2)));
    return scores[0]! / (scores[0]! + scores[1]!);
  },
  'concepts/architecture#masked-weight': () =>
    attend([[1], [1], [1]], [[0], [Math.log(3)], [5]], [[0], [1], [0]], true).output[1]![0]!,
  'concepts/architecture#residual-gradient': () =>
    slope((x) => Array.from({ length: 20 }).reduce((value: number) => value + 0.1 * value, x), 1),
  'concepts/architecture#training-flops': () => (2 + 2 * 2) * 1e9 * 2e10,
  'concepts/how-training-works#output-gradient': () => {
    const c = 2.5 - 0.8 * 2;
    return slope((v) => (v * 0.8 + c - 3) ** 2 / 2, 2);
  },
  'concepts/how-training-works#hidden-gradient': () => {
    const z = Math.log(0.8 / 0.2);
    const [w, c] = [z / 3, 2.5 - 2 * 0.8];
    return slope((weight) => (2 * sigmoid(weight * 3) + c - 3) ** 2 / 2, w);
  },
  'concepts/how-training-works#steps-in-epoch': () => {
    let steps = 0;
    for (let used = 0; used < 10_000; used += 48) steps++;
    return steps;
  },
  'concepts/playground#unit-value': () => Math.tanh(1 * 3 - 2 * 1 + 0.5),
  'concepts/playground#sigmoid-bound': () =>
    Math.max(...Array.from({ length: 2001 }, (_, i) => slope(sigmoid, (i - 1000) / 200))) ** 3,
  'concepts/strengths#beyond-range': () => 0.5 * 4 + Math.max(0, 4 - 0.5),
  'concepts/strengths#right-alarms': () => {
    const [found, falseAlarms] = [100 * 0.8, 900 * 0.1]; // of 1,000 parts
    return found / (found + falseAlarms);
  },
  'concepts/strengths#hundred-times': () => 100 ** -0.076,
  'concepts/people#kappa': () => {
    const [both, onlyA, onlyB, none] = [20, 5, 15, 60] as const;
    const chance = ((both + onlyA) * (both + onlyB) + (onlyB + none) * (onlyA + none)) / 100 ** 2;
    return ((both + none) / 100 - chance) / (1 - chance);
  },
  'concepts/people#best-interval': () => {
    const costs = Array.from({ length: 4000 }, (_, i) => (i + 1) / 20).map((T) => [2 / T + T / 960, T] as const);
    return costs.reduce((best, cost) => (cost[0] < best[0] ? cost : best))[1];
  },
  'concepts/people#pairs': () => {
    let pairs = 0;
    for (let a = 0; a < 12; a++) for (let b = a + 1; b < 12; b++) pairs++;
    return pairs;
  },
  'concepts/index#million-steps': () => Math.round(Math.abs(-0.3 - 0.2) / 0.001),
};
