/** What the two halves of the lab `activations` know and say. */
import { ACTIVATION_NAMES, type ActivationName } from '../../math/activations.ts';
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';
import { LIMIT } from './grid.ts';

/** Neurons of a layer of the random network. */
export const WIDTH = 32;
/** Examples it sees. */
export const EXAMPLES = 64;

/** The lab `activations`. */
export const activations = defineLab({
  id: 'activations',
  needs: TINY,
  settings: {
    activation: oneOf(ACTIVATION_NAMES, 'sigmoid'),
    /** The movable point. */
    z: number(2, -LIMIT, LIMIT, 0),
    /** Layers of the stack. */
    depth: number(10, 1, 30, 1),
    /** Weight of the chain; in the network, the standard deviation of the weights times √width. */
    weight: number(1, 0.1, 5, 0),
    seed: seed(),
  },
});

/** Settings of the lab. */
export type ActivationsParams = ParamsOf<typeof activations>;

/** All that the lab shows for one set of settings. */
export interface ActivationsSnapshot {
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

/** What the halves say to each other. */
export interface ActivationsTalk {
  snapshot: ActivationsSnapshot;
  questions: { compute(params: ActivationsParams): ActivationsSnapshot };
}
