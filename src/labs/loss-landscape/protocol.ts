/** What the two halves of the lab `loss-landscape` know and say. */
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';

/** The lab `loss-landscape`. */
export const lossLandscape = defineLab({
  id: 'loss-landscape',
  needs: TINY,
  settings: {
    /** Hidden layers of 8 neurons. */
    layers: number(2, 1, 8, 1),
    activation: oneOf(['tanh', 'relu']),
    /** Whether every hidden layer but the first adds its input to its output. */
    skip: oneOf(['yes', 'no'], 'no'),
    steps: number(300, 10, 3000, 1),
    learningRate: number(0.02, 0.0001, 0.3, 0),
    /** Two random directions normalised by neuron, or the principal directions of the walk. */
    directions: oneOf(['random', 'path'], 'path'),
    /** Grid points along each side. */
    size: number(25, 9, 61, 1),
    seed: seed(),
    /** Whence the surface is seen, in degrees. */
    azimuth: number(30, 0, 360, 0),
    tilt: number(40, 10, 80, 0),
  },
});

/** Settings of one run. */
export type LandscapeParams = ParamsOf<typeof lossLandscape>;

/** While training: the losses of the steps since the last snapshot. */
export interface LandscapeTraining {
  phase: 'train';
  step: number;
  losses: Float32Array;
}

/** The landscape, row by row from below. */
export interface LandscapeGrid {
  phase: 'grid';
  /** Rows computed so far. */
  rows: number;
  size: number;
  xRange: readonly [number, number];
  yRange: readonly [number, number];
  /** Mean loss over all points at every place, [size · size], NaN where not computed yet; the trained network is at (0, 0). */
  values: Float32Array;
  /** The walk seen in the plane: a, b of every kept place. */
  path: Float32Array;
  /** Share of the walk's squared distances that lies in the plane, 0 to 1. */
  inPlane: number;
  loss: number;
  accuracy: number;
  parameters: number;
}

/** What the session sends. */
export type LandscapeSnapshot = LandscapeTraining | LandscapeGrid;

/** What the halves say to each other. */
export interface LandscapeTalk {
  snapshot: LandscapeSnapshot;
}
