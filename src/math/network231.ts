import { sigmoid } from './activations.ts';

/**
 * The article's 2-3-1 network in double precision: forward pass, gradients by hand, by differences, and as printed. It needs no
 * TensorFlow.js, so a page can compute it while the reader types.
 */

/** How many inputs. */
const INPUTS = 2;

/** The thirteen parameters, in the shapes of the text. */
export interface Parameters {
  /** [3, 2] */
  W1: number[][];
  /** [3] */
  b1: number[];
  /** [3] */
  w2: number[];
  b2: number;
}

/** One example: input [2] and label. */
export interface Example {
  x: number[];
  y: number;
}

/** The network and the example of the erratum: x = (1, 2), y = 1. */
export const REFERENCE: { parameters: Parameters; example: Example } = {
  parameters: {
    W1: [
      [0.1, 0.2],
      [0.3, -0.1],
      [-0.2, 0.4],
    ],
    b1: [0.05, -0.05, 0.1],
    w2: [0.3, -0.2, 0.5],
    b2: 0.1,
  },
  example: { x: [1, 2], y: 1 },
};

/** Every value of a forward pass. */
export interface Forward {
  /** [3] */
  z1: number[];
  /** [3] */
  a: number[];
  z2: number;
  yHat: number;
  J: number;
}

/** A parameter as the text writes it, indices from 1. */
export type ParameterName = `W1[${1 | 2 | 3}][${1 | 2}]` | `b1[${1 | 2 | 3}]` | `w2[${1 | 2 | 3}]` | 'b2';

const [ROWS, COLUMNS] = [[1, 2, 3] as const, [1, 2] as const];

/** Names of the parameters in the order of the flat arrays: `W1[1][1]` … `b2`, indices from 1 as in the text. */
export const PARAMETER_NAMES: readonly ParameterName[] = [
  ...ROWS.flatMap((k) => COLUMNS.map((j) => `W1[${k}][${j}]` as const)),
  ...ROWS.map((k) => `b1[${k}]` as const),
  ...ROWS.map((k) => `w2[${k}]` as const),
  'b2',
];

/** The parameters as a flat array of 13, in the order of `PARAMETER_NAMES`. */
export function flatten({ W1, b1, w2, b2 }: Parameters): number[] {
  return [...W1.flat(), ...b1, ...w2, b2];
}

/** The inverse of `flatten`. */
export function unflatten(flat: readonly number[]): Parameters {
  return {
    W1: [0, 1, 2].map((k) => flat.slice(INPUTS * k, INPUTS * k + INPUTS)),
    b1: flat.slice(6, 9),
    w2: flat.slice(9, 12),
    b2: flat[12]!,
  };
}

/** Value, activations and loss J = (ŷ − y)²/2 of one example. */
export function forward({ W1, b1, w2, b2 }: Parameters, { x, y }: Example): Forward {
  // #region forward
  const z1 = W1.map((row, k) => row[0]! * x[0]! + row[1]! * x[1]! + b1[k]!);
  const a = z1.map(sigmoid);
  const z2 = w2[0]! * a[0]! + w2[1]! * a[1]! + w2[2]! * a[2]! + b2;
  const yHat = sigmoid(z2);
  const J = (yHat - y) ** 2 / 2;
  // #endregion
  return { z1, a, z2, yHat, J };
}

/** What the two layers pass back: ∂J/∂z2, and ∂J/∂z1 [3]. */
export function deltas({ w2 }: Parameters, { y }: Example, { a, yHat }: Forward): { delta2: number; delta1: number[] } {
  // #region deltas
  const delta2 = (yHat - y) * yHat * (1 - yHat);
  const delta1 = w2.map((weight, k) => delta2 * weight * a[k]! * (1 - a[k]!));
  // #endregion
  return { delta2, delta1 };
}

/** All thirteen gradients as derived by hand. */
export function deriveGradients(parameters: Parameters, example: Example): Parameters {
  const pass = forward(parameters, example);
  const { delta1, delta2 } = deltas(parameters, example, pass);
  const { x } = example;
  const { a } = pass;
  // #region gradients
  const W1 = delta1.map((delta) => x.map((input) => delta * input));
  const b1 = delta1;
  const w2 = a.map((activation) => delta2 * activation);
  const b2 = delta2;
  // #endregion
  return { W1, b1, w2, b2 };
}

/** Which input, counted from 0, the article multiplies into the gradient of each output weight. */
export const PRINTED_INPUT = [0, 1, 1] as const;

/** The gradients as the article prints them (4.2, step 3); it prints none for the six hidden weights, which stay at 0. */
export function printedGradients(parameters: Parameters, example: Example): Parameters {
  const { a, yHat } = forward(parameters, example);
  const { x, y } = example;
  // #region printed
  const slope2 = yHat * (1 - yHat);
  const slope1 = a.map((activation) => activation * (1 - activation));
  const b2 = (y - yHat) * slope2;
  const b1 = slope1.map((slope) => (y - yHat) * slope2 * slope);
  const w2 = slope1.map((slope, k) => (y - yHat) * slope2 * slope * x[PRINTED_INPUT[k]!]!);
  // #endregion
  return { W1: parameters.W1.map(() => [0, 0]), b1, w2, b2 };
}

/**
 * Central differences of J in double precision.
 * @param h step, positive
 * @returns [13]
 */
export function centralDifferences(parameters: Parameters, example: Example, h: number): number[] {
  const flat = flatten(parameters);
  const lossAt = (index: number, shift: number) =>
    forward(unflatten(flat.with(index, flat[index]! + shift)), example).J;
  return flat.map((_, index) => (lossAt(index, h) - lossAt(index, -h)) / (2 * h));
}

/**
 * How far a gradient is from the derived one: Euclidean norm of the difference over the norm of the derived gradient, or the same
 * of one entry.
 * @param index entry, or null for all thirteen
 * @returns NaN when the derived gradient is 0
 */
export function relativeError(found: ArrayLike<number>, derived: readonly number[], index: number | null): number {
  const entries = index === null ? derived.map((_, i) => i) : [index];
  const difference = Math.hypot(...entries.map((i) => found[i]! - derived[i]!));
  const size = Math.hypot(...entries.map((i) => derived[i]!));
  return size === 0 ? Number.NaN : difference / size;
}
