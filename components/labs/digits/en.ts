import type { Translation } from '@src/i18n/translation.ts';
import { training } from '../frame/fit/words/en.ts';

/** The English words of the lab `digits`. */
export const words = {
  ...training,
  title: 'Handwritten digits: train, test, draw',
  /** What to try, by the step that a page is about. */
  tries: {
    train: 'Press Train. When the test is done, open “Draw a digit” below and see yours recognized.',
    evaluate: 'Press Train, then choose a cell outside the diagonal and look at what was confused.',
    apply: 'Press Train, then draw a digit; draw it small in a corner, and compare the two kinds of input.',
  },
  params: {
    images: 'Images (of 60,000)',
    epochs: 'Epochs',
    batchSize: 'Batch size',
    learningRate: 'Learning rate',
    validationSplit: 'Validation share',
    seed: 'Seed',
  },
  noScript:
    'The lab needs JavaScript: it trains the network in your browser. The page states a run with its conditions.',
  confusionHint: 'Rows: true digit; columns: predicted. Choose a cell to see its errors.',
  first: 'The first test images',
  wrong: 'Answered wrongly, the most confident first',
  wrongOf: (count: number, shown: number) => `${count} errors in 10,000 test images; ${shown} shown`,
  wrongLabel: (truth: number, predicted: number, percent: string) =>
    `a ${truth}, taken for ${predicted} with ${percent} %`,
  allErrors: 'All errors',
  noErrors: 'No errors in this cell.',
  draw: 'Draw a digit',
  drawHint:
    'With a mouse, a pen or a finger. With the keyboard: arrow keys move the pen, the space bar sets it down or lifts it, Delete clears.',
  pad: 'Drawing area, 28 by 28',
  penUp: (x: number, y: number) => `Pen up, column ${x}, row ${y}`,
  penDown: (x: number, y: number) => `Pen down, column ${x}, row ${y}`,
  clear: 'Clear',
  input: 'Input of the network',
  inputs: { centred: 'scaled and centred as in MNIST', raw: 'the drawing as it stands' },
  seen: 'What the network sees, 28 × 28',
  probabilities: 'Its ten probabilities',
  answer: 'Answer',
  nothingDrawn: 'Draw something first.',
  needsTraining: 'Train the network first: then it answers with every stroke.',
  recognised: (digit: number, percent: string) => `Recognized: ${digit}, with ${percent} %.`,
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
