import { countParameters } from '../../../src/labs/playground/network.ts';
import { readJson } from '../../support/pages.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
/** Mean cross-entropy of three examples with two logits each, the second that of the true class. */
const batchLoss = (logits: readonly number[]) => mean(logits.map((z) => Math.log(1 + Math.exp(-z))));
const logit = (p: number) => Math.log(p / (1 - p));

/** Computes the answers of the numeric questions of chapter 3. */
export const algorithmsChecks: Record<string, () => number> = {
  'algorithms/preprocess#standardised': () => (12 - mean([2, 4, 6, 8])) / deviation([2, 4, 6, 8]),
  // As measured by the page's lab.
  'algorithms/preprocess#noise-score': () =>
    readJson<{ selection: { honestPercent: number }[] }>('results/preprocess.json').selection.at(-1)!.honestPercent /
    100,
  'algorithms/build#count': () => countParameters([20, 30, 30, 5]),
  'algorithms/build#init-variance': () => Math.sqrt(2 / (150 + 50)),
  'algorithms/train#steps': () => Math.ceil(48_000 / 64) * 3,
  'algorithms/train#batch-loss': () => mean([0.5, 0.25, 1].map((p) => -Math.log(p))),
  'algorithms/train#logit-gradient': () => {
    const z = logit(0.25);
    return (batchLoss([0, z + 1e-5, 9]) - batchLoss([0, z - 1e-5, 9])) / 2e-5;
  },
  'algorithms/evaluate#error-of-972': () =>
    196 * (deviation([...new Array<number>(972).fill(1), ...new Array<number>(28).fill(0)]) / Math.sqrt(10_000)),
  'algorithms/evaluate#baseline': () => (100 * 1135) / 10_000,
  'algorithms/evaluate#two-errors': () => Math.hypot(0.2, 0.2),
  'algorithms/apply#centre': () => mean([10, 11, 11, 14]),
  'algorithms/index#one-update': () => {
    const J = (theta: number) => (2 * theta - 6) ** 2;
    return 1 - 0.05 * ((J(1 + 1e-5) - J(1 - 1e-5)) / 2e-5);
  },
  'algorithms/index#batches-for-one': () => 60_000 / 50,
};
