import { erf } from './erf.ts';

/** An activation by its formula, in double precision: the page draws it, and tests compare automatic differentiation with it. */
export interface ActivationFormula {
  /** φ(z). */
  value(z: number): number;
  /** φ′(z) by the formula worked out by hand; where φ has a kink, the value frameworks take. */
  slope(z: number): number;
  /** Whether φ stays between −1 and 1. */
  bounded: boolean;
}

/** Slope of leaky ReLU for z < 0. */
export const LEAK = 0.01;

// #region sigmoid
/** σ(z) = 1 / (1 + e⁻ᶻ), by the exponential that cannot overflow. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
// #endregion

/** Density and distribution of the standard normal, which GELU is made of. */
const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
const distribution = (z: number) => (1 + erf(z / Math.SQRT2)) / 2;

// #region activations
/** Every activation of the book, by name. */
export const ACTIVATIONS = {
  sigmoid: { value: sigmoid, slope: (z) => sigmoid(z) * sigmoid(-z), bounded: true },
  tanh: { value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2, bounded: true },
  relu: { value: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0), bounded: false },
  leakyRelu: { value: (z) => (z > 0 ? z : LEAK * z), slope: (z) => (z > 0 ? 1 : LEAK), bounded: false },
  gelu: {
    value: (z) => z * distribution(z),
    slope: (z) => distribution(z) + z * density(z),
    bounded: false,
  },
  silu: {
    value: (z) => z * sigmoid(z),
    slope: (z) => sigmoid(z) * (1 + z * sigmoid(-z)),
    bounded: false,
  },
  softplus: {
    value: (z) => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))),
    slope: sigmoid,
    bounded: false,
  },
} as const satisfies Record<string, ActivationFormula>;
// #endregion

/** Name of an activation. */
export type ActivationName = keyof typeof ACTIVATIONS;

/** All names, in the order they are shown. */
export const ACTIVATION_NAMES = Object.keys(ACTIVATIONS) as ActivationName[];
