/** What the two halves of the lab `playground` know and say. */
import type { WithOwnNetwork } from '../../nn/ownNetworkData.ts';
import { defineLab, number, oneOf, seed, text, TINY, type ParamsOf } from '../lab.ts';

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

/** Most points that a reader may bring. */
export const MAXIMUM_POINTS = 10_000;
export const MAXIMUM_LAYERS = 6;
export const MAXIMUM_UNITS = 8;

const NUMBER = String.raw`-?\d(\.\d{1,3})?`;
const POINT = `${NUMBER}_${NUMBER}_${NUMBER}`;

/** The lab `playground`. */
export const playground = defineLab({
  id: 'playground',
  needs: TINY,
  settings: {
    data: oneOf(DATA_SETS, 'circle'),
    /** Points made, training and validation together; the reader's own are all used. */
    points: number(500, 10, MAXIMUM_POINTS, 1),
    /** Per cent; its meaning depends on the set. */
    noise: number(0, 0, 50, 1),
    /** Share of the points held out. */
    validation: number(0.5, 0, 0.8, 0.05),
    /** One digit, 0 or 1, for each of FEATURES. */
    features: text('1100000', 7, /^(?=.*1)[01]{7}$/),
    /** Units of each hidden layer, such as `4-2`; empty for none. */
    hidden: text('4-2', 2 * MAXIMUM_LAYERS - 1, /^([1-8](-[1-8]){0,5})?$/),
    activation: oneOf(ACTIVATIONS, 'tanh'),
    initialisation: oneOf(INITIALISATIONS, 'glorot'),
    /** For classes only; values are always fitted by the squared error. */
    loss: oneOf(LOSSES, 'squared'),
    optimizer: oneOf(OPTIMIZERS, 'adam'),
    learningRate: number(0.01, 0.00001, 10, 0),
    /** Points a step; the whole training set if it has fewer. */
    batchSize: number(32, 1, MAXIMUM_POINTS, 1),
    /** Weight of Σ|w| in the loss. */
    l1: number(0, 0, 1, 0),
    /** Weight of ½ Σw² in the loss. */
    l2: number(0, 0, 1, 0),
    /** Share of the hidden units' values set to 0 in each training step. */
    dropout: number(0, 0, 0.8, 0.05),
    seed: seed(),
    /** `slow`: one step a displayed frame. */
    speed: oneOf(SPEEDS, 'full'),
    /** 1: the held-out points are drawn as well. */
    held: number(0, 0, 1, 1),
    /** 1: the surface shows the class, not the value. */
    discrete: number(0, 0, 1, 1),
    /** The reader's own points, see linkPoints.ts; empty for none. */
    own: text('', 22 * MAXIMUM_POINTS, new RegExp(`^(${POINT}(~${POINT})*)?$`)),
  },
});

/** Settings of one run. */
export type PlaygroundParams = ParamsOf<typeof playground>;

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

/** One parameter, set by hand. */
export interface WeightChange {
  /** In the order of `layoutOf`. */
  index: number;
  value: number;
}

/** What the halves say to each other. */
export interface PlaygroundTalk {
  snapshot: PlaygroundSnapshot;
  /** Also while paused. */
  questions: {
    tune(live: LiveSettings): true;
    /** @returns the state after the change */
    'set-weight'(change: WeightChange): PlaygroundSnapshot;
  };
  extra: WithOwnNetwork;
}
