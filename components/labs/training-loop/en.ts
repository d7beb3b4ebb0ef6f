import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `training-loop`. */
export const words = {
  title: 'One training step, number by number',
  tryThis: 'Press “Next part” six times: forward twice, loss, backward twice, update. Then go back and compare.',
  params: { x1: 'Input x₁', x2: 'Input x₂', y: 'Label y', learningRate: 'Learning rate α', activation: 'Activation' },
  activations: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' },
  firstWeights: 'First weights and biases',
  back: 'Back',
  next: 'Next part',
  finishStep: 'Finish the step',
  tenSteps: 'Ten steps',
  start: 'Before the first part: inputs, label and parameters are given, nothing is computed.',
  byHand: 'Predicted by hand, the first part, forward through the hidden layer:',
  parts: {
    hidden: 'Forward, hidden layer: sums, then the activation function.',
    output: 'Forward, output: the prediction.',
    loss: 'Loss: prediction against label.',
    backOutput: 'Backward, output: what would the loss do if v₁, v₂ or c were larger?',
    backHidden: 'Backward, hidden layer: the same question, one layer further back. No parameter has changed yet.',
    update: 'Update: every parameter takes its step, all at once.',
  },
  place: (step: number, part: number) => `Step ${step}, part ${part} of 6`,
  lossCurve: 'loss',
  step: 'step',
  summary: (steps: number, last: string) => `Losses so far: ${steps}; the last: ${last}.`,
  predictedSummary: (first: string, steps: number, end: string) =>
    `No loss yet. By hand one expects ${first} at the first step and ${end} at step ${steps}.`,
  allNumbers: 'All parameters and gradients',
  symbol: 'Parameter',
  value: 'Value',
  gradient: 'Gradient',
  prediction: 'Prediction ŷ',
  loss: 'Loss J',
  updates: 'Updates done',
  noScript:
    'The lab needs JavaScript: each press computes one part of a training step of a network 2-2-1. With its first settings the loss falls like this:',
  drawing: 'Network of two inputs, two hidden neurons and one output.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
