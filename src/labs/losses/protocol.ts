/** Messages of the lab `losses`: types, and the ranges that both sides check. */

/** What the lab shows: errors of a number, of one logit, of three logits; or the training of a neuron that is surely wrong. */
export const FAMILIES = ['regression', 'binary', 'categorical', 'saturation'] as const;
/** One of `FAMILIES`. */
export type Family = (typeof FAMILIES)[number];

/** Settings of the lab; the permalink holds exactly these. */
export interface LossesParams {
  family: Family;
  /** Regression: prediction minus target. */
  residual: number;
  /** Regression: where Huber's loss turns from square to straight. */
  delta: number;
  /** Binary: the logit; saturation: the logit at which training starts. */
  logit: number;
  /** Binary and saturation: the label. */
  label: '0' | '1';
  /** Categorical: three logits. */
  z1: number;
  z2: number;
  z3: number;
  /** Categorical: which of the three is right. */
  target: '1' | '2' | '3';
  /** Saturation. */
  learningRate: number;
  steps: number;
}

export const DEFAULT_PARAMS: LossesParams = {
  family: 'binary',
  residual: 1.5,
  delta: 1,
  logit: -4,
  label: '1',
  z1: 2,
  z2: 1,
  z3: 0.1,
  target: '2',
  learningRate: 0.5,
  steps: 300,
};

const LOGIT = [-200, 200, 0] as const;

/** What every setting may be. */
export const PARAM_RANGES = {
  family: { oneOf: FAMILIES },
  residual: [-4, 4, 0],
  delta: [0.1, 4, 0],
  logit: LOGIT,
  label: { oneOf: ['0', '1'] },
  z1: LOGIT,
  z2: LOGIT,
  z3: LOGIT,
  target: { oneOf: ['1', '2', '3'] },
  learningRate: [0.001, 10, 0],
  steps: [1, 2000, 1],
} as const;

/** One loss along the axis of its family, and at the reader's point; the numbers are those of float32 on the device. */
export interface LossCurve {
  id: LossId;
  /** [points] */
  value: Float32Array;
  /** By automatic differentiation, [points]. */
  gradient: Float32Array;
  at: { value: number; gradient: number };
}

/** Names of the losses. */
export type LossId = 'mse' | 'halfMse' | 'mae' | 'huber' | 'naive' | 'stable' | 'squared';

/** Everything but the training: computed at once. */
export interface LossesReport {
  [key: string]: unknown;
  phase: 'report';
  /** Of `regression` or `binary`; empty for the others. */
  curves: LossCurve[];
  /** Largest difference over the curves between automatic differentiation and the formulas of the page. */
  maxDifference: number;
  /** Of `categorical`. */
  categorical: {
    probabilities: Float32Array;
    naive: number;
    stable: number;
    /** By automatic differentiation of the stable form, [3]. */
    gradient: Float32Array;
    /** p − y, [3]. */
    formula: Float32Array;
  } | null;
}

/** One neuron trained twice, by squared error and by cross-entropy: predictions at every step so far, each [step + 1]. */
export interface LossesTraining {
  [key: string]: unknown;
  phase: 'train';
  step: number;
  squared: Float32Array;
  entropy: Float32Array;
  /** ∂J/∂z at the very first step. */
  firstGradient: { squared: number; entropy: number };
}

/** What the session sends. */
export type LossesSnapshot = LossesReport | LossesTraining;
