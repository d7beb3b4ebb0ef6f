/** Messages of the lab `playground`: types, and the ranges that both sides check. */
import type { Ranges } from '../permalink.ts';

/** Data sets with two classes, y = −1 or +1. */
export const CLASS_SETS = ['circle', 'xor', 'gaussians', 'spiral', 'moons', 'checkerboard'] as const;
/** Data sets with a real target, y from −1 to 1. */
export const VALUE_SETS = ['plane', 'hills'] as const;
/** The reader's own points: with classes, or with values. */
export const OWN_SETS = ['own-classes', 'own-values'] as const;
export const DATA_SETS = [...CLASS_SETS, ...VALUE_SETS, ...OWN_SETS] as const;
export const ACTIVATIONS = ['tanh', 'relu', 'sigmoid', 'linear', 'gelu', 'swish'] as const;
export const INITIALISATIONS = ['glorot', 'he', 'uniform', 'large', 'zeros'] as const;
export const OPTIMIZERS = ['sgd', 'momentum', 'rmsprop', 'adam'] as const;
export const LOSSES = ['squared', 'cross-entropy'] as const;
export const SPEEDS = ['full', 'slow'] as const;

export type DataSet = (typeof DATA_SETS)[number];
export type Activation = (typeof ACTIVATIONS)[number];
export type Initialisation = (typeof INITIALISATIONS)[number];
export type OptimizerName = (typeof OPTIMIZERS)[number];
export type Loss = (typeof LOSSES)[number];
export type Speed = (typeof SPEEDS)[number];

/** Settings of one run; the permalink holds exactly these. */
export interface PlaygroundParams {
  data: DataSet;
  /** Points made, training and validation together; the reader's own are all used. */
  points: number;
  /** Per cent, 0 to 50; its meaning depends on the set. */
  noise: number;
  /** Share of the points held out, 0 to 0.8. */
  validation: number;
  /** One digit, 0 or 1, for each of FEATURES. */
  features: string;
  /** Units of each hidden layer, such as `4-2`; empty for none. */
  hidden: string;
  activation: Activation;
  initialisation: Initialisation;
  /** For classes only; values are always fitted by the squared error. */
  loss: Loss;
  optimizer: OptimizerName;
  learningRate: number;
  /** Points a step; the whole training set if it has fewer. */
  batchSize: number;
  /** Weight of Σ|w| in the loss. */
  l1: number;
  /** Weight of ½ Σw² in the loss. */
  l2: number;
  /** Share of the hidden units' values set to 0 in each training step. */
  dropout: number;
  seed: number;
  /** `slow`: one step a displayed frame. */
  speed: Speed;
  /** 1: the held-out points are drawn as well. */
  held: number;
  /** 1: the surface shows the class, not the value. */
  discrete: number;
  /** The reader's own points, see linkPoints.ts; empty for none. */
  own: string;
}

/** Most points that a reader may bring. */
export const MAXIMUM_POINTS = 10_000;
export const MAXIMUM_LAYERS = 6;
export const MAXIMUM_UNITS = 8;

export const DEFAULT_PARAMS: PlaygroundParams = {
  data: 'circle',
  points: 500,
  noise: 0,
  validation: 0.5,
  features: '1100000',
  hidden: '4-2',
  activation: 'tanh',
  initialisation: 'glorot',
  loss: 'squared',
  optimizer: 'adam',
  learningRate: 0.01,
  batchSize: 32,
  l1: 0,
  l2: 0,
  dropout: 0,
  seed: 1,
  speed: 'full',
  held: 0,
  discrete: 0,
  own: '',
};

const NUMBER = String.raw`-?\d(\.\d{1,3})?`;
const POINT = `${NUMBER}_${NUMBER}_${NUMBER}`;

export const PARAM_RANGES = {
  data: { oneOf: DATA_SETS },
  points: [10, MAXIMUM_POINTS, 1],
  noise: [0, 50, 1],
  validation: [0, 0.8, 0.05],
  features: { maxLength: 7, pattern: /^(?=.*1)[01]{7}$/ },
  hidden: { maxLength: 2 * MAXIMUM_LAYERS - 1, pattern: /^([1-8](-[1-8]){0,5})?$/ },
  activation: { oneOf: ACTIVATIONS },
  initialisation: { oneOf: INITIALISATIONS },
  loss: { oneOf: LOSSES },
  optimizer: { oneOf: OPTIMIZERS },
  learningRate: [0.00001, 10, 0],
  batchSize: [1, MAXIMUM_POINTS, 1],
  l1: [0, 1, 0],
  l2: [0, 1, 0],
  dropout: [0, 0.8, 0.05],
  seed: [0, 4_294_967_295, 1],
  speed: { oneOf: SPEEDS },
  held: [0, 1, 1],
  discrete: [0, 1, 1],
  own: { maxLength: 22 * MAXIMUM_POINTS, pattern: new RegExp(`^(${POINT}(~${POINT})*)?$`) },
} as const satisfies Ranges<PlaygroundParams>;

/** Settings that a running session takes over without starting again. */
export const LIVE_SETTINGS = ['learningRate', 'l1', 'l2', 'dropout', 'speed'] as const;
export type LiveSettings = Pick<PlaygroundParams, (typeof LIVE_SETTINGS)[number]>;
/** Settings that change the picture only. */
export const VIEW_SETTINGS = ['held', 'discrete'] as const;

/** Side of the grid of the network's output, and of the grid of every unit. */
export const SURFACE_SIZE = 64;
export const UNIT_SIZE = 20;

/** Mean losses over all training and all held-out points after `step` updates, without regularisation. */
export interface Measurement {
  step: number;
  trainLoss: number;
  /** Null without held-out points. */
  validationLoss: number | null;
  /** Share of the points on the right side, 0 to 1; null for values. */
  trainAccuracy: number | null;
  validationAccuracy: number | null;
}

/** The state of training. */
export interface PlaygroundSnapshot {
  [key: string]: unknown;
  step: number;
  epoch: number;
  /** Measured since the last snapshot, at least the current state. */
  measured: Measurement[];
  /** All parameters, in the order of `layoutOf`. */
  weights: Float32Array;
  /** The network's output, [SURFACE_SIZE, SURFACE_SIZE], from the top left. */
  surface: Float32Array;
  /** Every hidden unit's output, [units, UNIT_SIZE, UNIT_SIZE]. */
  units: Float32Array;
  /** Milliseconds of computing in training steps so far, without measuring and drawing. */
  trainingMs: number;
}

/**
 * Questions the view may `ask`, also while paused:
 * - `tune` LiveSettings → true
 * - `set-weight` {index, value} → PlaygroundSnapshot after the change
 */
export interface WeightChange {
  index: number;
  value: number;
}
