import { steps } from '../frame/words/steps.ts';
import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `loss-landscape`. */
export const words = {
  title: 'The loss landscape of a network you train',
  tryThis: 'Train and survey; then compare six layers with and without skip connections.',
  start: 'Train and survey',
  params: {
    layers: 'Hidden layers of 8',
    activation: 'Activation',
    skip: 'Skip connections',
    steps: 'Steps of Adam',
    learningRate: 'Learning rate',
    directions: 'Plane',
    size: 'Grid points per side',
    seed: 'Seed',
  },
  options: {
    activation: { tanh: 'tanh', relu: 'ReLU' },
    skip: { yes: 'yes', no: 'no' },
    directions: { random: 'random, scaled per neuron', path: 'the plane of the walk' },
  },
  stepAxis: 'step',
  lossAxis: 'training loss, log scale',
  training: 'loss',
  walk: 'walk',
  end: 'trained',
  untrained: 'before training',
  guessing: 'guessing',
  contour: 'Contour lines of the loss in the plane, with the walk of the training',
  surface: 'The loss as a surface',
  directionAxes: { a: 'direction a', b: 'direction b' },
  turn: {
    turn: 'Turn the surface',
    left: 'Turn left',
    right: 'Turn right',
    up: 'From higher',
    down: 'From lower',
    hint: 'Blue is low, orange is high. Turn it by dragging, by the buttons, or by the arrow keys on them.',
  },
  step: 'step',
  loss: 'final loss',
  accuracy: 'accuracy',
  parameters: 'parameters',
  inPlane: 'walk inside the plane',
  rows: 'rows surveyed',
  highest: 'highest loss',
  beforeRun: 'Dotted: the loss of guessing, ln 2. The training draws its loss here.',
  trainSummary: (step: number, loss: string) => `After ${steps(step)} the loss is ${loss}.`,
  gridSummary: (low: string, high: string, centre: string) =>
    `The loss runs from ${low} to ${high}; at the trained network it is ${centre}. Heights and shades are logarithmic.`,
  untrainedSummary: (low: string, high: string, centre: string) =>
    `Before training: around the first weights, in two random directions, the loss runs from ${low} to ${high}; at the weights themselves it is ${centre}.`,
  surveying: (rows: number, size: number) => `Surveyed ${rows} of ${size} rows.`,
  dataText:
    'Synthetic: 128 points of two interleaved half-moons with normal noise of standard deviation 0.12, made from the seed.',
  noScript: 'The lab needs JavaScript: it trains the network in your browser and has no picture before that.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
