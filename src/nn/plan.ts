/** How a network is trained: whatever the data and the network are. */
export interface FitPlan {
  /** Examples at hand; the held-out ones are taken off them. */
  examples: number;
  epochs: number;
  /** Examples a step; the last step of an epoch takes what is left. */
  batchSize: number;
  learningRate: number;
  /** Share of the examples held out for validation, 0 to 0.5. */
  validationSplit: number;
  /** Decides which examples are held out, and the order of every epoch. */
  seed: number;
}

/** What a plan's sizes come to. */
export interface FitSteps {
  /** Examples held out for validation. */
  held: number;
  /** Examples to train on. */
  training: number;
  stepsPerEpoch: number;
  totalSteps: number;
}

/** Steps an epoch and in all of a run; the held-out examples are taken off first. */
export function stepsOf(plan: Pick<FitPlan, 'examples' | 'validationSplit' | 'batchSize' | 'epochs'>): FitSteps {
  const held = Math.round(plan.examples * plan.validationSplit);
  const training = plan.examples - held;
  const stepsPerEpoch = Math.ceil(training / plan.batchSize);
  return { held, training, stepsPerEpoch, totalSteps: stepsPerEpoch * plan.epochs };
}
