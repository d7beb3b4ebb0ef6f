import type { OptimizerName, OptimizerSettings } from '../../nn/optimizerNames.ts';

/** What a rule keeps of one number: a velocity or a mean of gradients, and a sum or a mean of their squares. */
interface Kept {
  mean: number;
  squares: number;
}

/** By how much one number changes for its gradient g in step t, counted from 1; `kept` is changed with it. */
type Rule = (theta: number, g: number, kept: Kept, t: number, settings: OptimizerSettings) => number;

const adam: Rule = (_, g, kept, t, { learningRate, beta1, beta2, epsilon }) => {
  kept.mean = beta1 * kept.mean + (1 - beta1) * g;
  kept.squares = beta2 * kept.squares + (1 - beta2) * g * g;
  const root = Math.sqrt(kept.squares / (1 - beta2 ** t));
  return (-learningRate * (kept.mean / (1 - beta1 ** t))) / (root + epsilon);
};

/** The update rules of `src/nn/optimizers.ts` for one number, in double precision; a test compares both. */
export const RULES: Record<OptimizerName, Rule> = {
  sgd: (_, g, __, ___, { learningRate }) => -learningRate * g,
  momentum(_, g, kept, __, { learningRate, momentum }) {
    kept.mean = momentum * kept.mean + g;
    return -learningRate * kept.mean;
  },
  nesterov(_, g, kept, __, { learningRate, momentum }) {
    kept.mean = momentum * kept.mean + g;
    return -learningRate * (g + momentum * kept.mean);
  },
  adagrad(_, g, kept, __, { learningRate, epsilon }) {
    kept.squares += g * g;
    return (-learningRate * g) / (Math.sqrt(kept.squares) + epsilon);
  },
  rmsprop(_, g, kept, __, { learningRate, rho, epsilon }) {
    kept.squares = rho * kept.squares + (1 - rho) * g * g;
    return (-learningRate * g) / (Math.sqrt(kept.squares) + epsilon);
  },
  adam,
  adamw: (theta, g, kept, t, settings) =>
    adam(theta, g, kept, t, settings) - settings.learningRate * settings.weightDecay * theta,
};
