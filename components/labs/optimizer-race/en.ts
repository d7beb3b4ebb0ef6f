import { steps } from '../frame/words/steps.ts';
import type { Translation } from '@src/i18n/translation.ts';

const optimizers = {
  sgd: 'SGD',
  momentum: 'momentum',
  nesterov: 'Nesterov',
  adagrad: 'AdaGrad',
  rmsprop: 'RMSProp',
  adam: 'Adam',
  adamw: 'AdamW',
};

/** The English words of the lab `optimizer-race`. */
export const words = {
  title: 'Optimizer race',
  tryThis:
    'Start the race on the bowl, then raise the learning rate of SGD above 0.02; then try the saddle and the network.',
  start: 'Race',
  params: {
    surface: 'Surface',
    x: 'Start x',
    y: 'Start y',
    steps: 'Steps',
    learningRate: 'α of SGD, momentum, Nesterov',
    adaptiveRate: 'α of AdaGrad, RMSProp, Adam(W)',
    momentum: 'β of momentum',
    weightDecay: 'λ of AdamW',
    batchSize: 'Mini-batch (of 64)',
    seed: 'Seed',
    focus: 'Emphasise',
  },
  surfaces: {
    bowl: 'long bowl, ½(x² + 100y²)',
    rosenbrock: 'Rosenbrock’s valley',
    himmelblau: 'Himmelblau, four minima',
    saddle: 'saddle between two minima',
    network: 'network of two weights',
  },
  optimizers,
  all: 'all',
  contour: 'Paths of the optimizers on the contour lines of the loss',
  axes: { x: 'x', y: 'y', w: 'weight w', v: 'weight v' },
  startMark: 'start',
  minimumMark: 'minimum',
  stepAxis: 'step',
  heightAxis: 'loss, log scale',
  columns: ['optimizer', 'x', 'y', 'loss', 'last step'],
  diverged: 'diverged',
  step: 'step',
  best: 'lowest loss',
  beforeRun: 'Press on the picture, or type x and y, to choose the start.',
  allDiverged: (step: number) =>
    `After ${steps(step)} all optimizers have diverged: their steps grew instead of shrinking. Lower the learning rates.`,
  summary: (step: number, best: string, height: string) =>
    `After ${steps(step)} the lowest is ${best} with a loss of ${height}.`,
  lossSummary: (step: number) =>
    `Loss of each optimizer over ${steps(step)}; the table of standings has the last values.`,
  noScript: 'The lab needs JavaScript. The surfaces, their starts and learning rates:',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
