/** Messages of the lab `training-loop`: types, and the ranges that both sides check. */
import type { Ranges } from '../permalink.ts';

/** Settings of one run; the permalink holds exactly these. */
export interface TrainingLoopParams {
  x1: number;
  x2: number;
  /** The label. */
  y: number;
  learningRate: number;
  /** Bend of the hidden neurons; the output has none. */
  activation: string;
  /** First weights and biases: of hidden neuron 1, of hidden neuron 2, of the output. */
  w11: number;
  w12: number;
  b1: number;
  w21: number;
  w22: number;
  b2: number;
  v1: number;
  v2: number;
  c: number;
  /** Parts of steps already done when the run begins: where a link leads. */
  position: number;
}

/** The parts of a training step, in order; each is one press. */
export const PARTS = ['hidden', 'output', 'loss', 'backOutput', 'backHidden', 'update'] as const;
export type LoopPart = (typeof PARTS)[number];

/** Training steps after which the run ends. */
export const MAXIMUM_STEPS = 200;

export const ACTIVATIONS = ['sigmoid', 'tanh', 'relu'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** What is shown first; its hidden neurons are those of the page on networks. */
export const DEFAULT_PARAMS: TrainingLoopParams = {
  ...{ x1: 1, x2: 2, y: 1, learningRate: 0.5, activation: 'sigmoid' },
  ...{ w11: 0.1, w12: 0.2, b1: 0.05, w21: 0.3, w22: -0.1, b2: -0.05, v1: 0.3, v2: -0.2, c: 0.1, position: 0 },
};

const WEIGHT = [-10, 10, 0] as const;

/** Allowed range of every setting. */
export const PARAM_RANGES = {
  x1: WEIGHT,
  x2: WEIGHT,
  y: WEIGHT,
  learningRate: [0.0001, 10, 0],
  activation: { oneOf: ACTIVATIONS },
  w11: WEIGHT,
  w12: WEIGHT,
  b1: WEIGHT,
  w21: WEIGHT,
  w22: WEIGHT,
  b2: WEIGHT,
  v1: WEIGHT,
  v2: WEIGHT,
  c: WEIGHT,
  position: [0, MAXIMUM_STEPS * PARTS.length, 1],
} as const satisfies Ranges<TrainingLoopParams>;

/** The nine parameters, or a number that belongs to each of them, such as its gradient. */
export interface NineNumbers {
  /** [hidden, inputs], row by row. */
  W1: number[];
  /** [hidden] */
  b1: number[];
  /** [hidden] */
  w2: number[];
  b2: number;
}

/** What is known after a part of a step; null is what no part has computed yet. */
export interface LoopState {
  /** The part just done; null before the first. */
  part: LoopPart | null;
  /** Updates done so far. */
  updates: number;
  parameters: NineNumbers;
  /** The parameters before the update, in the part `update` only. */
  before: NineNumbers | null;
  /** Sums and activations of the hidden neurons, [hidden]. */
  z1: number[] | null;
  a1: number[] | null;
  prediction: number | null;
  loss: number | null;
  /** ∂J/∂ŷ */
  dPrediction: number | null;
  /** ∂J/∂z of the hidden neurons, [hidden] */
  dz1: number[] | null;
  gradients: Partial<NineNumbers> | null;
}

/** States since the last snapshot, in order. */
export interface TrainingLoopSnapshot {
  [key: string]: unknown;
  states: LoopState[];
}
