/** What the two halves of the lab `training-loop` know and say. */
import { defineLab, number, oneOf, TINY, type ParamsOf } from '../lab.ts';

/** The parts of a training step, in order; each is one press. */
export const PARTS = ['hidden', 'output', 'loss', 'backOutput', 'backHidden', 'update'] as const;
/** One of `PARTS`. */
export type LoopPart = (typeof PARTS)[number];

/** Training steps after which the run ends. */
export const MAXIMUM_STEPS = 200;

/** Bends of the hidden neurons. */
export const ACTIVATIONS = ['sigmoid', 'tanh', 'relu'] as const;
/** One of `ACTIVATIONS`. */
export type Activation = (typeof ACTIVATIONS)[number];

const weight = (initial: number) => number(initial, -10, 10, 0);

/** The lab `training-loop`; its first hidden neurons are those of the page on networks. */
export const trainingLoop = defineLab({
  id: 'training-loop',
  needs: TINY,
  settings: {
    x1: weight(1),
    x2: weight(2),
    /** The label. */
    y: weight(1),
    learningRate: number(0.5, 0.0001, 10, 0),
    /** Bend of the hidden neurons; the output has none. */
    activation: oneOf(ACTIVATIONS),
    /** First weights and biases: of hidden neuron 1, of hidden neuron 2, of the output. */
    w11: weight(0.1),
    w12: weight(0.2),
    b1: weight(0.05),
    w21: weight(0.3),
    w22: weight(-0.1),
    b2: weight(-0.05),
    v1: weight(0.3),
    v2: weight(-0.2),
    c: weight(0.1),
    /** Parts of steps already done when the run begins: where a link leads. */
    position: number(0, 0, MAXIMUM_STEPS * PARTS.length, 1),
  },
});

/** Settings of one run. */
export type TrainingLoopParams = ParamsOf<typeof trainingLoop>;

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
  states: LoopState[];
}

/** What the halves say to each other. */
export interface TrainingLoopTalk {
  snapshot: TrainingLoopSnapshot;
}
