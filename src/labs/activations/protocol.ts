/** Messages of the lab `activations`: types, and the ranges that both sides check. */
import { ACTIVATION_NAMES, type ActivationName } from '../../math/activations.ts';
import { LIMIT } from './grid.ts';

/** Settings of the lab; the permalink holds exactly these. */
export interface ActivationsParams {
  activation: ActivationName;
  /** The movable point. */
  z: number;
  /** Layers of the stack. */
  depth: number;
  /** Weight of the chain; in the network, the standard deviation of the weights times √width. */
  weight: number;
  seed: number;
}

export const DEFAULT_PARAMS: ActivationsParams = { activation: 'sigmoid', z: 2, depth: 10, weight: 1, seed: 1 };

/** What every setting may be. */
export const PARAM_RANGES = {
  activation: { oneOf: ACTIVATION_NAMES },
  z: [-LIMIT, LIMIT, 0],
  depth: [1, 30, 1],
  weight: [0.1, 5, 0],
  seed: [0, 4_294_967_295, 1],
} as const;

/** All that the lab shows for one set of settings. */
export interface ActivationsSnapshot {
  [key: string]: unknown;
  activation: ActivationName;
  /** The curve: z, φ(z) and φ′(z) by automatic differentiation, each [POINTS]. */
  curve: { z: Float32Array; value: Float32Array; slope: Float32Array };
  /** Largest difference, over the curve, between automatic differentiation and the formula. */
  maxDifference: number;
  /** At the movable point, by TensorFlow.js. */
  point: { value: number; slope: number };
  /** |da_k/da_0| of the chain a_l = φ(w·a_(l−1)) for k = 1 … depth, by automatic differentiation, [depth]. */
  chain: Float32Array;
  /** The same for k = depth as a product of derivatives by formula. */
  product: number;
  /** Norm of the loss's gradient at the output of every layer of a random network, from the input to the last, [depth + 1]. */
  layers: Float32Array;
}
