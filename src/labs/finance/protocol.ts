/** What the two halves of the lab `finance` know and say. */
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';

/** Share of the loans that is held out for the test. */
export const TEST_SHARE = 0.3;
/** Loans a step. */
export const BATCH = 64;

/** The lab `finance`. */
export const finance = defineLab({
  id: 'finance',
  needs: TINY,
  settings: {
    /** Which applicants are compared; like the four after it, it changes no training. */
    groups: oneOf(['age', 'marital', 'home']),
    /** Applicants of the first group are refused at or above this probability of default. */
    limitA: number(0.2, 0, 1, 0),
    /** Those of the second. */
    limitB: number(0.2, 0, 1, 0),
    /** What a loan that goes bad loses, where one that is repaid earns 1. */
    loss: number(4, 0.01, 1000, 0),
    model: oneOf(['logistic', 'mlp']),
    hidden: number(16, 1, 128, 1),
    /** What is done about cells that are empty. */
    missing: oneOf(['indicate', 'median', 'drop']),
    /** Whether a loan that went bad weighs as much in training as all good ones together do, or as one of them. */
    weights: oneOf(['equal', 'balanced']),
    /** Whether the model is given the column by which the groups are made. */
    column: oneOf(['given', 'hidden']),
    epochs: number(12, 1, 500, 1),
    learningRate: number(0.005, 0.00001, 1, 0),
    decay: number(0.01, 0, 10, 0),
    seed: seed(),
  },
});

/** Settings of one run. */
export type FinanceParams = ParamsOf<typeof finance>;

/** The state after some steps. */
export interface FinanceSnapshot {
  step: number;
  totalSteps: number;
  /** Mean loss of the steps since the last snapshot; null at the end. */
  loss: number | null;
  /** Probabilities of default of the test loans, in the order of the division's test rows. */
  scores: Float32Array;
}

/** What the halves say to each other. */
export interface FinanceTalk {
  snapshot: FinanceSnapshot;
}
