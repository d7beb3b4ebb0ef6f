import type { OptimizerName } from '@src/nn/optimizerNames.ts';

/** How each optimizer is drawn: a colour, and dashes, so that lines differ without colour. */
export const LOOKS: Record<OptimizerName, { colour: string; dash: readonly number[] }> = {
  sgd: { colour: '--sl-color-gray-2', dash: [] },
  momentum: { colour: '--lab-blue', dash: [] },
  nesterov: { colour: '--lab-blue', dash: [5, 3] },
  adagrad: { colour: '--lab-yellow', dash: [] },
  rmsprop: { colour: '--lab-good', dash: [2, 2] },
  adam: { colour: '--lab-orange', dash: [] },
  adamw: { colour: '--lab-purple', dash: [7, 3] },
};
