import { steps } from '../frame/words/steps.ts';
import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `losses`. */
export const words = {
  title: 'Losses: values, gradients, and what float32 makes of them',
  tryThis:
    'Compute, then set the label to 0 and the logit to 20: the naive loss becomes infinite. Then train “a confidently wrong neuron”.',
  start: 'Compute on this device',
  params: {
    family: 'Show',
    residual: 'Residual r = ŷ − y',
    delta: 'Huber δ',
    logit: 'Logit z',
    label: 'Label y',
    z1: 'Logit z1',
    z2: 'Logit z2',
    z3: 'Logit z3',
    target: 'True class',
    learningRate: 'Learning rate',
    steps: 'Steps',
  },
  families: {
    regression: 'one number',
    binary: 'two classes, one logit',
    categorical: 'three classes, three logits',
    saturation: 'a confidently wrong neuron',
  },
  losses: {
    mse: 'MSE (1/m)',
    halfMse: 'half MSE (1/2m)',
    mae: 'MAE',
    huber: 'Huber',
    naive: 'naive',
    stable: 'from logit',
    squared: '½(σ−y)²',
  },
  residualSlider: 'Move the residual',
  logitSlider: 'Move the logit',
  residualAxis: 'residual ŷ − y',
  logitAxis: 'logit z',
  lossAxis: 'loss of one example',
  gradientAxis: 'its gradient, by autodiff',
  stepAxis: 'step',
  predictionAxis: 'prediction ŷ',
  byEntropy: 'cross-entropy',
  bySquared: 'squared error',
  class: 'class',
  logitColumn: 'logit z',
  probability: 'softmax p',
  gradientColumn: '∂J/∂z, autodiff',
  formulaColumn: 'p − y',
  gradientOf: (loss: string) => `gradient, ${loss}`,
  difference: 'largest difference',
  firstGradient: (loss: string) => `first ∂J/∂z, ${loss}`,
  step: 'step',
  beforeRun: 'Drawn by formula; the values of your device appear after the run.',
  beforeTraining: 'Dotted: what the formulas predict. The predictions of your device appear as they are trained.',
  valueSummary: (place: string) => `The mark stands at ${place}.`,
  trainSummary: (step: number, entropy: string, squared: string) =>
    `After ${steps(step)} the prediction is ${entropy} by cross-entropy and ${squared} by squared error.`,
  noScript:
    'The lab needs JavaScript. Binary cross-entropy of one logit, label 1, with its gradient and that of ½(σ−y)²:',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
