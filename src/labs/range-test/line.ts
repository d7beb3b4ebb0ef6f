import { createRandom } from '../../math/random.ts';

/** How many points the data have. */
export const POINTS = 64;

/**
 * Synthetic points on the line y = 2x + 1 with normal noise of standard deviation 0.1.
 * @returns x and y, [POINTS]
 */
export function makeLine(seed: number): { x: Float32Array; y: Float32Array } {
  const random = createRandom(seed);
  const x = Float32Array.from({ length: POINTS }, () => 2 * random.uniform() - 1);
  return { x, y: x.map((value) => 2 * value + 1 + 0.1 * random.normal()) };
}

/**
 * What gradient descent from slope = offset = 0 will do, in double precision: drawn dotted before the first run.
 * The gradient of mean (slope·x + offset − y)² is 2 mean(error·x) and 2 mean(error).
 * @returns the loss before each step, [steps]
 */
export function predictLosses({ steps, learningRate, seed }: { steps: number; learningRate: number; seed: number }) {
  const { x, y } = makeLine(seed);
  const mean = (value: (i: number) => number) => x.reduce((sum, _, i) => sum + value(i), 0) / POINTS;
  let [slope, offset] = [0, 0];
  return Array.from({ length: steps }, () => {
    const errors = x.map((value, i) => slope * value + offset - y[i]!);
    slope -= learningRate * 2 * mean((i) => errors[i]! * x[i]!);
    offset -= learningRate * 2 * mean((i) => errors[i]!);
    return mean((i) => errors[i]! ** 2);
  });
}
