import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `hanzi`. */
export const words = {
  title: 'Twenty Chinese characters, and your own hand',
  tryThis:
    'Train, then write a character on the pad. No Chinese? Choose one in the table, and lift single strokes off it.',
  question: 'what share of 1,000 test pictures will it read, in %?',
  params: {
    examples: 'Pictures a character',
    jitter: 'Jitter in training',
    epochs: 'Epochs',
    learningRate: 'Learning rate',
    seed: 'Seed',
  },
  step: 'Step',
  loss: 'Loss',
  lossAxis: 'cross-entropy loss',
  batch: 'Accuracy, training',
  accuracy: 'Accuracy, test',
  baseline: 'Nearest mean picture',
  guessing: 'guessing, ln 20',
  beforeRun: 'Guessing among 20 characters has the loss ln 20, about 3.',
  summary: (step: number, loss: string) => `Loss ${loss} at step ${step}.`,
  announce: (percent: string) => `${percent} % of the test pictures were read.`,
  gallery: 'The characters as training sees them; after the run, test pictures read of 50',
  write: ', write it on the pad',
  meaning: (meaning: string) => meaning,
  read: (right: number, all: number) => `${right}/${all}`,
  mistakes: (all: number, inPairs: number) =>
    `${all} mistakes, ${inPairs} of them within the five pairs of look-alikes, the first ten characters.`,
  pad: 'Write here',
  padLabel: (strokes: number) => `Writing pad, ${strokes} strokes`,
  padHint: 'With a pen, a finger or a mouse. Without one: choose a character in the table, then take strokes back.',
  undo: 'Take back a stroke',
  clear: 'Clear',
  seen: 'What the network sees, 32 × 32',
  answer: 'The most probable characters',
  needsTraining: 'It answers once training has begun.',
  readAs: (pinyin: string) => `Read as ${pinyin}.`,
  noScript:
    'The lab needs JavaScript: it trains a network on the strokes of twenty Chinese characters in your browser and reads what you write.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
