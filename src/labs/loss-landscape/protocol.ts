/** Messages of the lab `loss-landscape`: types, and the ranges that both sides check. */

/** Settings of one run; the permalink holds exactly these. */
export interface LandscapeParams {
  /** Hidden layers of 8 neurons. */
  layers: number;
  activation: 'tanh' | 'relu';
  /** Whether every hidden layer but the first adds its input to its output. */
  skip: 'yes' | 'no';
  steps: number;
  learningRate: number;
  /** Two random directions normalised by neuron, or the principal directions of the walk. */
  directions: 'random' | 'path';
  /** Grid points along each side. */
  size: number;
  seed: number;
  /** Whence the surface is seen, in degrees. */
  azimuth: number;
  tilt: number;
}

export const DEFAULT_PARAMS: LandscapeParams = {
  layers: 2,
  activation: 'tanh',
  skip: 'no',
  steps: 300,
  learningRate: 0.02,
  directions: 'path',
  size: 25,
  seed: 1,
  azimuth: 30,
  tilt: 40,
};

/** What every setting may be. */
export const PARAM_RANGES = {
  layers: [1, 8, 1],
  activation: { oneOf: ['tanh', 'relu'] },
  skip: { oneOf: ['yes', 'no'] },
  steps: [10, 3000, 1],
  learningRate: [0.0001, 0.3, 0],
  directions: { oneOf: ['random', 'path'] },
  size: [9, 61, 1],
  seed: [0, 4_294_967_295, 1],
  azimuth: [0, 360, 0],
  tilt: [10, 80, 0],
} as const;

/** While training: the losses of the steps since the last snapshot. */
export interface LandscapeTraining {
  [key: string]: unknown;
  phase: 'train';
  step: number;
  losses: Float32Array;
}

/** The landscape, row by row from below. */
export interface LandscapeGrid {
  [key: string]: unknown;
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
