import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `depth`. */
export const words = {
  title: 'Depth',
  tryThis: 'Press Train: the loss follows the dotted prediction. Then raise the learning rate to 1.',
  params: { steps: 'Steps', learningRate: 'Learning rate', seed: 'Seed' },
  step: 'Step',
  loss: 'Loss',
  slope: 'Slope',
  offset: 'Offset',
  predicted: 'predicted',
  measured: 'this device',
  beforeRun: 'The dotted line is what double precision predicts.',
  summary: (step: number, loss: string) => `Loss ${loss} after ${step} steps.`,
  noScript: 'The lab needs JavaScript. It fits a line to 64 points on y = 2x + 1, with noise.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
