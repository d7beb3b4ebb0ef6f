import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `depth`. */
export const words = {
  title: 'Inside a deep network',
  tryThis: 'Train; then turn on residual sums, normalization, or both, and train again: earlier losses stay, dashed.',
  question: 'what share of the points, in %, will it get right at the end?',
  params: {
    layers: 'Hidden layers',
    activation: 'Activation',
    residual: 'Residual sums',
    norm: 'Layer normalization',
    weights: 'First weights',
    steps: 'Steps',
    learningRate: 'Learning rate',
    seed: 'Seed',
  },
  options: {
    activation: { relu: 'ReLU', tanh: 'tanh' },
    residual: { no: 'no', yes: 'yes' },
    norm: { no: 'no', yes: 'yes' },
    weights: { he: 'He, √(2/n)', glorot: 'Glorot, √(1/n)', small: 'small, 0.3/√n', large: 'large, 3/√n' },
  },
  variants: { plain: 'plain', residual: 'residual', norm: 'norm', both: 'both' },
  untrained: 'untrained',
  guessing: 'guessing, ln 2',
  step: 'Step',
  loss: 'Loss',
  accuracy: 'Accuracy',
  first: 'Gradient, first layer',
  last: 'Gradient, last layer',
  growth: 'Output ÷ input',
  idle: 'Idle units',
  layerAxis: 'layer',
  activationsAxis: 'size of the activations (RMS), log scale',
  gradientsAxis: 'size of ∂J/∂W (RMS), log scale',
  predicted: (text: string) => `Predicted by formula: ${text}`,
  activationsSummary: (first: string, last: string) =>
    `The activations have the size ${first} at the bottom and ${last} at the top.`,
  gradientsSummary: (first: string, last: string) =>
    `The gradient of the weights has the size ${first} in the first hidden layer and ${last} in the last.`,
  startSummary: (loss: string) => `Training begins at a loss of ${loss}.`,
  summary: (step: number, loss: string) => `Loss ${loss} at step ${step}.`,
  histograms: 'Histograms',
  histogramsLabel: 'Histogram of the outputs of every layer',
  histogramsText:
    'Outputs of every layer, from −3 to 3 (what is beyond is counted at the ends), heights by the root. Dotted: before training. Solid: now.',
  dataText:
    'Two interleaved half-moons of 128 points, synthetic, all of them in every step; 16 neurons a layer; plain gradient descent. Normalization has no learnt scale and shift here.',
  noScript:
    'The lab needs JavaScript. What it finds in an untrained network of 16 ReLU layers of 16 neurons (first weights by Glorot, seed 1):',
  noScriptColumns: ['Network', 'Activations, last layer', '∂J/∂W, first layer', '∂J/∂W, last layer'],
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
