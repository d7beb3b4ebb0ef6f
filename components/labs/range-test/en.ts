import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `range-test`. */
export const words = {
  title: 'A range test of the learning rate',
  tryThis: 'Run the test: one step at each rate, from small to large. Then add momentum, or make the batch small.',
  start: 'Run the test',
  params: { rule: 'Rule', batchSize: 'Batch size', steps: 'Steps', seed: 'Seed' },
  options: { rule: { sgd: 'SGD', momentum: 'momentum, β = 0.9' } },
  step: 'Step',
  rate: 'Learning rate',
  loss: 'Loss',
  steepest: 'Steepest at',
  lowest: 'Lowest at',
  tenth: 'A tenth of that',
  rateAxis: 'power of ten of the learning rate; −2 is 0.01',
  lossAxis: 'loss of the mini-batch',
  smoothed: 'smoothed',
  each: 'each step',
  summary: (steepest: string, lowest: string) =>
    `The smoothed loss falls most steeply at a rate of ${steepest} and is lowest at ${lowest}.`,
  dataText:
    'Two interleaved half-moons of 128 points, synthetic; a network 2-16-16-1 with tanh. The test ends when the smoothed loss is four times its lowest.',
  noScript:
    'The lab needs JavaScript. It trains a small network with a learning rate that grows from 0.0001 to 32 in 200 steps of SGD.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
