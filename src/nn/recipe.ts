/** How a network is trained beyond a step of Adam: what page 5.8 adds to the article's recipe. Plain data, read by views too. */

/** How the learning rate moves over a run, in the order of the page. */
export const SCHEDULES = ['constant', 'one-cycle', 'cosine'] as const;
/** One of `SCHEDULES`. */
type Schedule = (typeof SCHEDULES)[number];

/** A recipe of training. Each part is off in `PLAIN`, the article's. */
export interface Recipe {
  /** Whether a new variant of each image is drawn every epoch: see `drawVariant`. */
  augment: 'off' | 'on';
  schedule: Schedule;
  /** λ of decoupled weight decay: each step takes αλ of every kernel (biases are left alone). */
  weightDecay: number;
  /** q: probability with which a unit before the last layer is set to zero. */
  dropout: number;
  /** ε: share of the label's 1 that is spread evenly over all classes. */
  labelSmoothing: number;
}

/** The article's recipe: nothing of all this. */
export const PLAIN: Recipe = {
  augment: 'off',
  schedule: 'constant',
  weightDecay: 0,
  dropout: 0,
  labelSmoothing: 0,
};

/** The recipe that some settings hold; what they lack is off. */
export function recipeOf(settings: Partial<Recipe>): Recipe {
  const { augment, schedule, weightDecay, dropout, labelSmoothing } = { ...PLAIN, ...settings };
  return { augment, schedule, weightDecay, dropout, labelSmoothing };
}

/** Where the one-cycle schedule turns, and which part of the peak it begins with: those of PyTorch's `OneCycleLR`. */
export const ONE_CYCLE = { warmUp: 0.3, startsAt: 1 / 25 } as const;
/** Share of the steps in which the cosine schedule warms up. */
export const COSINE_WARM_UP = 0.05;

// #region rate
/**
 * The learning rate of a step.
 * @param peak its largest value, α_max
 * @param step from 0
 * @param totalSteps of the run
 */
export function rateAt(schedule: Schedule, peak: number, step: number, totalSteps: number): number {
  /** From a to b in half a period of the cosine. @param share 0 to 1 */
  const between = (a: number, b: number, share: number) => b + ((a - b) * (1 + Math.cos(Math.PI * share))) / 2;
  if (schedule === 'constant') return peak;
  if (schedule === 'one-cycle') {
    const turn = ONE_CYCLE.warmUp * totalSteps;
    if (step <= turn) return between(peak * ONE_CYCLE.startsAt, peak, step / turn);
    return between(peak, 0, (step - turn) / (totalSteps - turn));
  }
  const warmUp = Math.max(1, Math.round(COSINE_WARM_UP * totalSteps));
  if (step < warmUp) return (peak * (step + 1)) / warmUp;
  return between(peak, 0, (step - warmUp) / (totalSteps - warmUp));
}
// #endregion
