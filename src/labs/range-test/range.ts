import { makeMoons, POINTS } from '../../data/moons.ts';
import { backwardDense, forwardDense, type DenseLayer, type Matrix } from '../../math/dense.ts';
import { createRandom } from '../../math/random.ts';
import { FIRST_POWER, LAST_POWER, type RangeTestParams } from './protocol.ts';

/** Neurons of the one hidden layer. */
const WIDTH = 16;
/** How much of the velocity stays, with momentum. */
export const MOMENTUM = 0.9;
/** The test ends when the smoothed loss is this many times its best. */
const TOO_HIGH = 4;

// #region rates
/** The learning rate of a step, from 1 to `steps`: it grows by the same factor each time. */
export function rateAt(step: number, steps: number): number {
  return 10 ** (FIRST_POWER + ((LAST_POWER - FIRST_POWER) * (step - 1)) / (steps - 1));
}

/** Running means of losses with the factor 0.9, corrected for their start at 0. */
export function smooth(losses: ArrayLike<number>): number[] {
  let mean = 0;
  return Array.from(losses, (loss, i) => {
    mean = 0.9 * mean + 0.1 * loss;
    return mean / (1 - 0.9 ** (i + 1));
  });
}
// #endregion

/** Whether a range test has seen enough: the smoothed loss is far above its best, or no number. */
export function isOver(smoothed: readonly number[]): boolean {
  const last = smoothed.at(-1)!;
  return !(last <= TOO_HIGH * Math.min(...smoothed));
}

/** What a finished curve says. */
interface Reading {
  /** Rate at which the smoothed loss falls fastest. */
  steepest: number;
  /** Rate at which it is lowest. */
  lowest: number;
}

/** Reads a curve: the steepest fall over ten steps, and the lowest place. @param losses by step, at least 12 */
export function readCurve(losses: ArrayLike<number>, steps: number): Reading | null {
  if (losses.length < 12) return null;
  const smoothed = smooth(losses);
  const lowest = smoothed.indexOf(Math.min(...smoothed));
  let steepest = 10;
  // The first values are means of few.
  for (let i = 10; i <= lowest; i++) {
    if (smoothed[i]! - smoothed[i - 10]! < smoothed[steepest]! - smoothed[steepest - 10]!) steepest = i;
  }
  return { steepest: rateAt(steepest - 4, steps), lowest: rateAt(lowest + 1, steps) };
}

/** Which points each step sees. @returns [batchSize] */
export function drawBatch(step: number, { batchSize, seed }: RangeTestParams): Uint32Array {
  const random = createRandom(seed, 100 + step);
  return Uint32Array.from({ length: batchSize }, () => random.integer(POINTS));
}

/** First weights, normal with variance 1/inputs; biases 0. */
export function drawLayers(seed: number): DenseLayer[] {
  const random = createRandom(seed, 2);
  const draw = (outputs: number, inputs: number): DenseLayer => ({
    W: Array.from({ length: outputs }, () =>
      Array.from({ length: inputs }, () => Math.fround(random.normal() / Math.sqrt(inputs))),
    ),
    b: new Array<number>(outputs).fill(0),
  });
  return [draw(WIDTH, 2), draw(WIDTH, WIDTH), draw(1, WIDTH)];
}

/**
 * The whole test in double precision: drawn before a run, marked as predicted.
 * @returns the loss of each step's mini-batch before its update, up to where the test ends
 */
export function predictTest(params: RangeTestParams): number[] {
  const { x, y } = makeMoons(params.seed);
  const beta = params.rule === 'momentum' ? MOMENTUM : 0;
  let layers = drawLayers(params.seed);
  let velocity = layers.map(({ W, b }) => ({ W: W.map((row) => row.map(() => 0)), b: b.map(() => 0) }));
  const losses: number[] = [];
  for (let step = 1; step <= params.steps; step++) {
    const rows = [...drawBatch(step, params)];
    const A = forwardDense(
      layers,
      rows.map((row): number[] => [x[2 * row]!, x[2 * row + 1]!]),
    );
    const logits = A.at(-1)!.map((row) => row[0]!);
    const lossOf = (z: number, i: number) => Math.max(z, 0) - z * y[rows[i]!]! + Math.log1p(Math.exp(-Math.abs(z)));
    losses.push(logits.reduce((sum, z, i) => sum + lossOf(z, i), 0) / rows.length);
    if (isOver(smooth(losses))) break;
    const delta: Matrix = logits.map((z, i) => [(1 / (1 + Math.exp(-z)) - y[rows[i]!]!) / rows.length]);
    const gradients = backwardDense(layers, A, delta);
    const combine = (a: DenseLayer[], b: DenseLayer[], f: (a: number, b: number) => number): DenseLayer[] =>
      a.map((layer, l) => ({
        W: layer.W.map((row, i) => row.map((value, j) => f(value, b[l]!.W[i]![j]!))),
        b: layer.b.map((value, i) => f(value, b[l]!.b[i]!)),
      }));
    velocity = combine(velocity, gradients, (v, g) => beta * v + g);
    layers = combine(layers, velocity, (w, v) => w - rateAt(step, params.steps) * v);
  }
  return losses;
}
