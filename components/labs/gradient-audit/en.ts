import { steps } from '../frame/words/steps.ts';
import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `gradient-audit`. */
export const words = {
  title: 'Audit of thirteen gradients',
  tryThis: 'Point at anything: what belongs together lights up. Change a value, move h, press Run.',
  run: 'Run',
  inputs: 'Inputs and parameters',
  example: 'The example',
  value: 'Value',
  drawing: 'The network: point at an edge, or reach it by Tab and the arrow keys',
  nothing: 'Nothing is pointed at.',
  neuron: (name: string, value: string) => `${name} = ${value}`,
  edgeKey:
    'Line width: size of the derived gradient. Solid: negative, the step makes the parameter larger; dashed: positive.',
  table: 'The thirteen gradients',
  parameter: 'Parameter',
  derived: 'By hand',
  autodiff: 'Autodiff, float32',
  central: 'Difference, float64',
  central32: 'Difference, float32',
  printed: 'As printed',
  derivedFormula: 'derived',
  printedFormula: 'printed',
  noneNote: 'no formula in the article',
  verdicts: { good: 'right', sign: 'wrong sign', size: 'wrong size', none: 'missing' },
  afterRun: 'The float32 columns are filled by your device, after Run.',
  hLabel: 'Step h of the difference',
  errorOf: 'Relative error of',
  all: 'all of them',
  errorChart: 'Relative error against h',
  errorAxis: 'relative error',
  hAxis: 'step h',
  best: (h: string) => `best h ${h}`,
  errorSummary: (now: string, h: string, best: string) =>
    `float64: error ${now} at this h; smallest ${best} at h = ${h}.`,
  errorSummary32: (now: string, h: string, best: string) =>
    `float32: error ${now} at this h; smallest ${best} at h = ${h}.`,
  runs: 'Two trainings',
  step: 'Step',
  steps: 'Steps',
  rate: 'Learning rate',
  loss: 'Loss J',
  right: 'right',
  runPrinted: 'as printed',
  rightJ: 'J, right',
  printedJ: 'J, printed',
  prediction: 'Prediction ŷ',
  noRun: 'Press Run: both trainings start at the inputs above.',
  runSummary: (step: number, right: string, printed: string) =>
    `After ${steps(step)}: J = ${right} with the right gradients, ${printed} with the printed ones.`,
  announceDone: (right: string, printed: string) =>
    `Finished: loss ${right} with the right gradients, ${printed} with the printed ones.`,
  code: 'The code that runs',
  codeParts: {
    forward: 'forward pass, float64',
    deltas: 'backward pass, float64',
    gradients: 'the thirteen gradients',
    loss: 'the loss on the device, float32',
    autodiff: 'automatic differentiation on the device',
  },
  noScript:
    'Without JavaScript the lab cannot compute. For the inputs shown, the right gradients and the printed ones are in the table of this page.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
