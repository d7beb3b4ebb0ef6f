/** What the two halves of the lab `depth` know and say. */
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';

/** Neurons of a hidden layer. */
export const WIDTH = 16;
/** Bins of a histogram, and where it ends on both sides; what lies beyond is counted at the ends. */
export const BINS = 33;
export const HISTOGRAM_END = 3;

/** The lab `depth`. */
export const depth = defineLab({
  id: 'depth',
  needs: TINY,
  settings: {
    /** Hidden layers of 16 neurons, between a linear layer that widens the 2 inputs and one that ends in a logit. */
    layers: number(16, 2, 30, 1),
    activation: oneOf(['relu', 'tanh']),
    /** Whether every hidden layer adds its input to its output. */
    residual: oneOf(['no', 'yes']),
    /** Whether every hidden layer, and the last, reads its input normalized. */
    norm: oneOf(['no', 'yes']),
    /** How large the first weights are. */
    weights: oneOf(['he', 'glorot', 'small', 'large'], 'glorot'),
    steps: number(150, 1, 2000, 1),
    learningRate: number(0.1, 0.0001, 3, 0),
    seed: seed(),
  },
});

/** Settings of one run. */
export type DepthParams = ParamsOf<typeof depth>;

/** How the network looks inside, layer by layer. */
export interface Layers {
  /** Root mean square of the output of the widening layer (0) and of every hidden layer, [layers + 1]. */
  activations: Float32Array;
  /** Root mean square of ∂J/∂W of every hidden layer, [layers]. */
  gradients: Float32Array;
  /** Share of a layer's units that pass nearly no gradient at the average example: ReLU at 0, or |tanh| > 0.97, [layers]. */
  idle: Float32Array;
  /** Shares of all outputs by size, in `BINS` bins from −`HISTOGRAM_END` to it, layer by layer, [(layers + 1) · BINS]. */
  histograms: Float32Array;
}

/** The state after a step. */
export interface DepthSnapshot {
  step: number;
  /** Losses before the steps since the last snapshot. */
  losses: Float32Array;
  /** Share of points on the right side, before the step. */
  accuracy: number;
  layers: Layers;
}

/** What the halves say to each other. */
export interface DepthTalk {
  snapshot: DepthSnapshot;
}
