import { steps } from '../frame/words/steps.ts';
import type { Translation } from '@src/i18n/translation.ts';
import type { CsvProblem } from '@src/labs/playground/csv.ts';
import type {
  Activation,
  DataSet,
  Initialisation,
  Loss,
  OptimizerName,
  PlaygroundParams,
  Speed,
} from '@src/labs/playground/protocol.ts';

/** The English words of the lab `playground`. */
export const words = {
  title: 'Playground: a network in the plane',
  tryThis: 'Press Train and watch the colours find the points; then take units away until it no longer can.',
  noScript: 'The picture shows the points of the set “circle”. Training needs JavaScript.',
  params: {
    points: 'Points',
    noise: 'Noise (%)',
    validation: 'Held out (share)',
    seed: 'Seed',
    activation: 'Activation',
    initialisation: 'First weights',
    loss: 'Loss',
    optimizer: 'Optimizer',
    learningRate: 'Learning rate',
    batchSize: 'Batch size',
    l1: 'L1 penalty',
    l2: 'L2 penalty',
    dropout: 'Dropout (share)',
    speed: 'Speed',
  } satisfies Partial<Record<keyof PlaygroundParams, string>>,
  names: {
    data: 'Data',
    hidden: 'Hidden layers',
    features: 'Inputs',
    own: 'Own points',
    held: 'Held-out points shown',
    discrete: 'Classes only',
  },
  options: {
    data: {
      circle: 'circle',
      xor: 'xor',
      gaussians: 'two clouds',
      spiral: 'spiral',
      moons: 'moons',
      checkerboard: 'checkerboard',
      plane: 'plane',
      hills: 'hills',
      'own-classes': 'own classes',
      'own-values': 'own values',
    } satisfies Record<DataSet, string>,
    activation: {
      tanh: 'tanh',
      relu: 'ReLU',
      sigmoid: 'sigmoid',
      linear: 'linear (none)',
      gelu: 'GELU',
      swish: 'swish',
    } satisfies Record<Activation, string>,
    initialisation: {
      glorot: 'Glorot',
      he: 'He',
      uniform: 'uniform ±0.5',
      large: 'far too large',
      zeros: 'all zero',
    } satisfies Record<Initialisation, string>,
    loss: { squared: 'squared error', 'cross-entropy': 'cross-entropy' } satisfies Record<Loss, string>,
    optimizer: {
      sgd: 'SGD',
      momentum: 'momentum',
      rmsprop: 'RMSProp',
      adam: 'Adam',
    } satisfies Record<OptimizerName, string>,
    speed: { full: 'full', slow: 'one a frame' } satisfies Record<Speed, string>,
  },
  dataHeading: 'Data',
  classification: 'classes',
  regression: 'values',
  networkHeading: 'Network',
  trainingHeading: 'Training',
  networkHint: 'Point at a unit for its picture and formula.',
  addLayer: 'Add a layer',
  removeLayer: 'Remove the last layer',
  addUnit: (layer: number) => `Add a unit to layer ${layer}`,
  removeUnit: (layer: number) => `Remove a unit from layer ${layer}`,
  inputs: 'inputs',
  layer: (layer: number) => `layer ${layer}`,
  output: 'output',
  inputName: (name: string) => `Input ${name}`,
  unitName: (layer: number, unit: number) => `Layer ${layer}, unit ${unit}`,
  outputName: 'Output of the network',
  edges: 'Lines: blue is positive, orange negative.',
  surfaceOf: (name: string) => `Picture: ${name}`,
  surfaceSummary: (name: string, low: string, high: string, share: string) =>
    `${name} over the plane: from ${low} to ${high}, positive on ${share} % of the area.`,
  pointsSummary: (training: number, held: number) =>
    `${training} training points and ${held} held-out points; blue circles are positive, orange squares negative, hollow ones held out.`,
  held: 'Show the held-out points (hollow)',
  discrete: 'Show classes only',
  formula: 'Formula',
  at: 'at the point',
  probe: { x1: 'x₁ of the point', x2: 'x₂ of the point' },
  probeError: 'A number from −6 to 6.',
  change: 'Change a weight by hand',
  weight: 'Weight',
  weightFrom: (name: string) => `from ${name}`,
  bias: 'bias',
  newValue: 'New value',
  weightError: 'A number from −100 to 100.',
  set: 'Set',
  needsRun: 'Train or take a step first; pausing makes it easier to see the effect.',
  step: 'Step',
  epoch: 'Epoch',
  trainLoss: 'Training loss',
  validationLoss: 'Validation loss',
  trainAccuracy: 'Training accuracy',
  validationAccuracy: 'Validation accuracy',
  stepsPerSecond: 'Steps a second',
  parameters: 'Parameters',
  lossAxis: 'Mean loss',
  curveTraining: 'training',
  curveValidation: 'validation',
  curveA: { training: 'A training', validation: 'A valid.' },
  noCurve: 'No loss yet: press Train.',
  curveSummary: (step: number, training: string, validation: string | null) =>
    `After ${steps(step)}: training loss ${training}${validation === null ? '' : `, validation loss ${validation}`}.`,
  pin: 'Keep this run as A',
  unpin: 'Forget A',
  compareHeading: 'A (kept) and B (now)',
  runA: 'A',
  runB: 'B',
  compareHint: 'Change a setting and train again: this is B. Its curves join those of A in the chart.',
  same: 'All settings are the same.',
  setting: 'Setting',
  ownHeading: 'Your own points',
  ownHint:
    'Draw in the picture by pointer or touch, or write one point a line here: x1, x2, y. Nothing leaves your device.',
  ownClassesHint: 'y is a class: −1 or 1 (or 0 or 1).',
  ownValuesHint: 'y is a value; best from −1 to 1.',
  ownLabel: 'Points as CSV',
  useOwn: 'Use these points',
  drawAs: 'Draw points of',
  classPlus: 'class +1',
  classMinus: 'class −1',
  drawValue: 'Value of drawn points',
  drawValueError: 'A number from −1 to 1.',
  undo: 'Remove the last point',
  clear: 'Remove all points',
  ownCount: (count: number, scaled: boolean) =>
    `${count} ${count === 1 ? 'point' : 'points'} in use.${scaled ? ' They were scaled to fit the picture.' : ''}`,
  heldLeftOut: 'The column “held” was left out: the lab draws anew which points it holds out.',
  noPoints: 'There are no points yet: draw some, or paste them as CSV.',
  csv: (problem: CsvProblem): string => {
    if (problem.kind === 'empty') return 'There is no point here: write lines such as 1.5, -2, 1.';
    if (problem.kind === 'too-many') return `${problem.count} points are too many: at most 10,000.`;
    if (problem.kind === 'too-long') return 'This is too much text: at most a million characters.';
    if (problem.kind === 'columns')
      return `Line ${problem.line} has ${problem.found} columns; it needs 3: x1, x2, y. Decimals have a point; with a comma, part the columns by semicolons.`;
    if (problem.kind === 'not-a-number')
      return `Line ${problem.line}: “${problem.text}” is not a number; write it like 1.5 or -2.`;
    if (problem.kind === 'too-large') return `Line ${problem.line}: ${problem.text} is too large; at most a million.`;
    if (problem.kind === 'class')
      return `Line ${problem.line}: ${problem.text} is not a class; use −1 or 1, or 0 or 1.`;
    return 'All points share one coordinate that lies outside −6 to 6: they cannot be scaled.';
  },
  linkTooLong: 'These points are too many for a link; share them as CSV.',
  code: 'Show as code',
  codeLanguage: 'Framework',
  codeHint: (file: string) => `The program reads the points of this lab from ${file}.`,
  copyCode: 'Copy the code',
  copied: 'Copied.',
  notCopied: 'The browser refused the clipboard.',
  savePoints: 'Save the points as CSV',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
