import { sigmoid } from '../../math/activations.ts';
import type { Family, LossId } from './protocol.ts';

/** The loss and its gradient by the formulas of the page, in double precision. */
export interface LossFormula {
  value: (x: number) => number;
  gradient: (x: number) => number;
}

/** Losses of one example as functions of the residual r = ŷ − y. */
export function regressionFormulas(delta: number): Partial<Record<LossId, LossFormula>> {
  return {
    mse: { value: (r) => r * r, gradient: (r) => 2 * r },
    halfMse: { value: (r) => (r * r) / 2, gradient: (r) => r },
    mae: { value: Math.abs, gradient: Math.sign },
    huber: {
      value: (r) => (Math.abs(r) <= delta ? (r * r) / 2 : delta * (Math.abs(r) - delta / 2)),
      gradient: (r) => Math.max(-delta, Math.min(delta, r)),
    },
  };
}

/** Losses of one example as functions of the logit z, ŷ = σ(z). */
export function binaryFormulas(label: 0 | 1): Partial<Record<LossId, LossFormula>> {
  return {
    stable: {
      value: (z) => Math.max(z, 0) - z * label + Math.log1p(Math.exp(-Math.abs(z))),
      gradient: (z) => sigmoid(z) - label,
    },
    squared: {
      value: (z) => (sigmoid(z) - label) ** 2 / 2,
      gradient: (z) => (sigmoid(z) - label) * sigmoid(z) * sigmoid(-z),
    },
  };
}

/** Points of a curve, even, so that 0, where |r| has a kink, is none of them. */
const POINTS = 160;

/** The axis of a family: from −limit to limit, the same places for every run. */
export function axisOf(family: Family): { limit: number; at: Float32Array } {
  const limit = family === 'regression' ? 4 : 25;
  return { limit, at: Float32Array.from({ length: POINTS }, (_, i) => -limit + (2 * limit * i) / (POINTS - 1)) };
}
