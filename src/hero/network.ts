/**
 * The front page's network: seven features of a point of the plane, two hidden layers, one output, tanh throughout, 125
 * parameters. Plain loops over typed arrays, so that a page trains it within a frame and without TensorFlow.js.
 */
import { makePoints } from '../labs/playground/data.ts';
import { FEATURES, layoutOf } from '../labs/playground/network.ts';
import type { LabelledPoint } from '../labs/playground/point.ts';

/** Units of every layer, inputs first. */
export const SIZES = [FEATURES.length, 8, 6, 1] as const;

/** Where each layer's weights and biases lie in the vector of all parameters. */
export const LAYOUT = layoutOf(SIZES);

/** How many parameters there are: 125. */
export const PARAMETER_COUNT = LAYOUT.reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);

/** Names of the inputs, as the drawing writes them. */
export const INPUT_NAMES: readonly string[] = FEATURES.map(({ name }) => name);

/** What the network learns: two spirals of 130 points each, with a little noise; y is −1 or +1. */
export const POINTS: readonly LabelledPoint[] = makePoints({
  data: 'spiral',
  points: 260,
  noise: 4,
  validation: 0,
  seed: 3,
  own: '',
}).training;

/** Divisors that bring the features to the size of 1: coordinates reach 5, products 25, sines 1. */
const SCALES = [3, 3, 12, 12, 12, 1, 1] as const;

/** The network's input for a point of the plane. @returns [7] */
export function inputOf(x1: number, x2: number): Float64Array {
  return Float64Array.from(FEATURES, ({ of }, i) => of(x1, x2) / SCALES[i]!);
}

/** Room for the values of all units of one point, layer by layer, inputs first. */
export function createUnits(): Float64Array[] {
  return SIZES.map((size) => new Float64Array(size));
}

/**
 * Computes all units of one point.
 * @param units from `createUnits`; the first holds the input, the others are written
 * @returns z of the output, before its tanh
 */
export function forward(parameters: Float64Array, units: readonly Float64Array[]): number {
  let z = 0;
  for (const [l, { inputs, outputs, weights, biases }] of LAYOUT.entries()) {
    const from = units[l]!;
    const to = units[l + 1]!;
    for (let j = 0; j < outputs; j++) {
      z = parameters[biases + j]!;
      for (let i = 0; i < inputs; i++) z += from[i]! * parameters[weights + i * outputs + j]!;
      to[j] = Math.tanh(z);
    }
  }
  return z;
}

/**
 * Adds the gradient of one point, by backpropagation.
 * @param units of this point, from `forward`
 * @param deltas room as large as `units`; the last holds ∂J/∂z of the output
 * @param gradient [parameters], added to
 */
function backward(
  parameters: Float64Array,
  units: readonly Float64Array[],
  deltas: readonly Float64Array[],
  gradient: Float64Array,
): void {
  for (let l = LAYOUT.length - 1; l >= 0; l--) {
    const { inputs, outputs, weights, biases } = LAYOUT[l]!;
    const [from, delta, below] = [units[l]!, deltas[l + 1]!, deltas[l]!];
    for (let j = 0; j < outputs; j++) gradient[biases + j]! += delta[j]!;
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let j = 0; j < outputs; j++) {
        const k = weights + i * outputs + j;
        gradient[k]! += from[i]! * delta[j]!;
        sum += parameters[k]! * delta[j]!;
      }
      below[i] = sum * (1 - from[i]! * from[i]!); // tanh′; of no use for the inputs, where it ends
    }
  }
}

/** How good the parameters are on all points. */
export interface Score {
  /** Mean log loss: −log of the probability (1 + y·tanh z)/2 = σ(2yz) that the network gives to the right class. */
  loss: number;
  /** Share of the points whose class is right, from 0 to 1. */
  accuracy: number;
}

const INPUTS = POINTS.map(({ x1, x2 }) => inputOf(x1, x2));
const units = createUnits();
const deltas = createUnits();

/**
 * Loss, accuracy and gradient over all points.
 * @param gradient [parameters], overwritten with ∂loss/∂parameters
 */
export function differentiate(parameters: Float64Array, gradient: Float64Array): Score {
  gradient.fill(0);
  let loss = 0;
  let right = 0;
  for (const [n, { y }] of POINTS.entries()) {
    units[0] = INPUTS[n]!;
    const z = forward(parameters, units);
    const output = units.at(-1)![0]!;
    loss += Math.log1p(Math.exp(-2 * y * z));
    if (y * z > 0) right++;
    deltas.at(-1)![0] = (output - y) / POINTS.length;
    backward(parameters, units, deltas, gradient);
  }
  return { loss: loss / POINTS.length, accuracy: right / POINTS.length };
}
