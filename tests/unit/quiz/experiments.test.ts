import { expect, test } from 'vitest';
import { runExperiment } from '../../../src/quiz/experiments/index.ts';

/** The harmonic number 1 + 1/2 + … */
const harmonic = (n: number) => Array.from({ length: n }, (_, i) => 1 / (i + 1)).reduce((sum, value) => sum + value, 0);
/** Mean of the largest of n standard normals, by the integral of x over the distribution of the maximum. */
function largestOf(n: number): number {
  let [below, mean] = [0, 0];
  const step = 0.001;
  for (let x = -8; x < 8; x += step) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    mean += x * n * below ** (n - 1) * density * step;
    below += density * step;
  }
  return mean;
}

// What theory expects, and how far the experiment's draw may lie from it.
test.each([
  ['algorithms-epoch', 3 * (1 - 0.9 ** 100), 0.2],
  ['preprocess-correlation', largestOf(2000) / Math.sqrt(49), 0.06],
  ['build-large-weights', largestOf(10) * Math.sqrt((784 / 3) * (64 / 2)), 30],
  ['train-noise', 100, 0],
  ['evaluate-rare', 0, 2],
  ['project-guesses', 50 + 50 / 10, 0.6],
  ['environment-tenths', 0.958, 0.001],
  ['data-rarest', 100 - largestOf(10) * Math.sqrt(90), 1.5],
  ['model-field', 1 + 2 * 3, 0],
  ['training-softmax', Math.log(Math.E + 9) - 1, 0.01],
  ['better-variants', 50 * (1 - 0.98 ** 50), 0.3],
  ['code-sorted', 0, 0],
  ['using-bytes', (100 * largestOf(20_000)) / 127 / Math.sqrt(12), 0.1],
  ['evaluation-best', largestOf(20) * 0.458, 0.03],
] as const)('%s gives what theory expects', (name, expected, tolerance) => {
  expect(runExperiment(name)).toBeNear(expected, tolerance);
});

test('the numbers that the explanations name are right', () => {
  expect(50 * harmonic(50)).toBeCloseTo(225, 0); // to see all of 50 variants
  expect(Math.log(49) + 0.5).toBeCloseTo(4.4, 1); // where a rare illness outweighs its odds
  expect(Math.fround(100_000.1) - 100_000).toBe(13 / 128); // 0.1 at 100,000 in float32
  expect(largestOf(20_000)).toBeCloseTo(3.9, 0);
});
