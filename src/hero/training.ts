/** Training of the front page's network: Adam on all points at once, from weights that a seed decides. */
import { initialParameters } from '../labs/playground/network.ts';
import { createAdam } from '../math/adam.ts';
import { differentiate, PARAMETER_COUNT, SIZES, type Score } from './network.ts';

const LEARNING_RATE = 0.02;

/** Steps after which a training stops by itself. */
export const LAST_STEP = 1500;

/** Share of right points from which on the spirals count as learned. */
export const LEARNED = 0.99;

/** A network in training. */
export interface Training {
  /** Steps taken. */
  readonly step: number;
  /** [125] in the order of `LAYOUT`; changed by every step. */
  readonly parameters: Float64Array;
  /** Before the last step; null before the first. */
  readonly score: Score | null;
  /** Takes one step. */
  train(): void;
}

/** A new network, with Glorot's weights. @param seed any integer: the same seed, the same training */
export function createTraining(seed: number): Training {
  const parameters = Float64Array.from(initialParameters(SIZES, 'glorot', seed));
  const gradient = new Float64Array(PARAMETER_COUNT);
  const update = createAdam(PARAMETER_COUNT, LEARNING_RATE);
  let step = 0;
  let score: Score | null = null;
  return {
    parameters,
    get step() {
      return step;
    },
    get score() {
      return score;
    },
    train() {
      score = differentiate(parameters, gradient);
      update(parameters, gradient);
      step++;
    },
  };
}
