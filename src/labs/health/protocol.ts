/** What the two halves of the lab `health` know and say. */
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';

/** Share of the patients that is held out for the test. */
export const TEST_SHARE = 0.3;
/** Patients that may be trained on: the others are the test. */
export const MOST_PATIENTS = 398;
/** Examples a step. */
export const BATCH = 32;

/** The lab `health`. */
export const health = defineLab({
  id: 'health',
  needs: TINY,
  settings: {
    /** At or above this probability the answer is "malignant"; like the two after it, it changes no training. */
    threshold: number(0.5, 0, 1, 0),
    /** What a missed tumour costs, where a false alarm costs 1. */
    missCost: number(10, 0.01, 1000, 0),
    /** Share of malignant tumours among those tested, in percent; in the data 37.3. */
    prevalence: number(37.3, 0.01, 99, 0),
    model: oneOf(['logistic', 'mlp']),
    hidden: number(16, 1, 128, 1),
    /** All 30 measurements, or the ten means. */
    features: oneOf(['all', 'means']),
    /** From which patients mean and standard deviation are taken; all of them is a leak. */
    scaling: oneOf(['train', 'all', 'none']),
    patients: number(MOST_PATIENTS, 20, MOST_PATIENTS, 1),
    epochs: number(40, 1, 1000, 1),
    learningRate: number(0.01, 0.00001, 1, 0),
    decay: number(0.01, 0, 10, 0),
    /** How often it is all done again with another division of the patients. */
    splits: number(20, 0, 100, 1),
    seed: seed(),
  },
});

/** Settings of one run. */
export type HealthParams = ParamsOf<typeof health>;

/** Probabilities of the test patients, in the order of the division's test rows. */
export interface SplitScores {
  /** Which division of the patients, 1 for the first after that of the run itself. */
  split: number;
  scores: Float32Array;
}

/** The state after some steps. */
export interface HealthSnapshot {
  step: number;
  totalSteps: number;
  /** Mean loss of the steps since the last snapshot, with the last of them; empty while divisions are repeated. */
  loss: number | null;
  /** Probabilities of the test patients. */
  scores: Float32Array;
  /** What repeated divisions have given since the last snapshot. */
  splits: SplitScores[];
}

/** What the halves say to each other. */
export interface HealthTalk {
  snapshot: HealthSnapshot;
}
