/** What the two halves of the lab `losses` know and say. */
import { defineLab, number, oneOf, TINY, type ParamsOf } from '../lab.ts';

/** What the lab shows: errors of a number, of one logit, of three logits; or the training of a neuron that is surely wrong. */
export const FAMILIES = ['regression', 'binary', 'categorical', 'saturation'] as const;
/** One of `FAMILIES`. */
export type Family = (typeof FAMILIES)[number];

const logit = (initial: number) => number(initial, -200, 200, 0);

/** The lab `losses`. */
export const losses = defineLab({
  id: 'losses',
  needs: TINY,
  settings: {
    family: oneOf(FAMILIES, 'binary'),
    /** Regression: prediction minus target. */
    residual: number(1.5, -4, 4, 0),
    /** Regression: where Huber's loss turns from square to straight. */
    delta: number(1, 0.1, 4, 0),
    /** Binary: the logit; saturation: the logit at which training starts. */
    logit: logit(-4),
    /** Binary and saturation: the label. */
    label: oneOf(['0', '1'], '1'),
    /** Categorical: three logits. */
    z1: logit(2),
    z2: logit(1),
    z3: logit(0.1),
    /** Categorical: which of the three is right. */
    target: oneOf(['1', '2', '3'], '2'),
    /** Saturation. */
    learningRate: number(0.5, 0.001, 10, 0),
    steps: number(300, 1, 2000, 1),
  },
});

/** Settings of the lab. */
export type LossesParams = ParamsOf<typeof losses>;

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
  phase: 'train';
  step: number;
  squared: Float32Array;
  entropy: Float32Array;
  /** ∂J/∂z at the very first step. */
  firstGradient: { squared: number; entropy: number };
}

/** What the session sends. */
export type LossesSnapshot = LossesReport | LossesTraining;

/** What the halves say to each other. */
export interface LossesTalk {
  snapshot: LossesSnapshot;
  questions: { compute(params: LossesParams): LossesReport };
}
