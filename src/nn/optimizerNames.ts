import { ADAM_CONSTANTS } from '../math/adam.ts';

/** The optimizers of the book, in the order in which they were found. */
export const OPTIMIZER_NAMES = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adamw'] as const;
/** One of `OPTIMIZER_NAMES`. */
export type OptimizerName = (typeof OPTIMIZER_NAMES)[number];

/** Constants of the update rules; each rule reads those it has. */
export interface OptimizerSettings {
  /** α */
  learningRate: number;
  /** β of momentum and Nesterov. */
  momentum: number;
  /** ρ of RMSProp. */
  rho: number;
  /** β₁ and β₂ of Adam. */
  beta1: number;
  beta2: number;
  /** ε, added to the root: the same in all rules. */
  epsilon: number;
  /** λ of AdamW. */
  weightDecay: number;
}

/** The constants that the frameworks suggest, apart from the learning rate. */
export const DEFAULT_SETTINGS: OptimizerSettings = {
  learningRate: 0.01,
  momentum: 0.9,
  rho: 0.9,
  ...ADAM_CONSTANTS,
  weightDecay: 0.01,
};
