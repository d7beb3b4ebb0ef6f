import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `vision`. */
export const words = {
  title: 'Inside the network of chapter 5',
  tryThis: 'Press Load and test. Then choose a layer, press a place in one of its maps, and read the sum below.',
  load: 'Load and test',
  trainAndTest: 'Train and test',
  question: 'of 2,500 test images, what share will it get right, in %?',
  params: { weights: 'Weights', epochs: 'Epochs in the page', learningRate: 'Learning rate', seed: 'Seed' },
  options: { weights: { trained: 'trained (checkpoint)', random: 'random' } },
  step: 'Step',
  loss: 'Loss',
  accuracy: 'Accuracy, test',
  probability: 'Largest probability',
  layers: 'Layers of the network',
  mapsLabel: (layer: string, maps: number, width: number, height: number) =>
    width === 1
      ? `${layer}: ${maps} numbers, brighter is larger`
      : `${layer}: ${maps} maps of ${width} by ${height} numbers, brighter is larger`,
  needsRun: 'Known once the whole network is loaded: press the button above.',
  map: 'Map',
  unit: 'Unit',
  classNumber: 'Class',
  row: 'Row',
  column: 'Column',
  sum: (side: number, channels: number) =>
    `This number is one sum of ${side} × ${side} × ${channels} = ${side * side * channels} products`,
  slices: (channels: number) => `Weights of the filter for each of ${channels} input maps: blue above 0, orange below`,
  channel: 'Input map',
  colours: ['red', 'green', 'blue'] as readonly string[],
  patch: 'patch',
  weights: 'weights',
  products: 'products',
  pool: 'This number is the largest of four',
  window: 'window',
  gallery: 'Test images; outlined: the mistakes it was surest of.',
  mistaken: (truth: string, said: string) => `${truth}, taken for: ${said}`,
  ownPicture: 'Your picture',
  testPicture: (name: string) => `Test image: ${name}`,
  field: (picture: string, side: number, layer: string) =>
    `${picture}. Outlined: the ${side} × ${side} pixels that this number of ${layer} depends on.`,
  saliency: 'Saliency: how the score of a class depends on each pixel. Known once the network is loaded.',
  saliencyOf: (name: string) => `Saliency of “${name}”: the brighter a pixel, the more the score would change with it`,
  probabilities: 'Probabilities of the ten classes',
  announce: (percent: string, count: string) => `${percent} % of ${count} test images are right.`,
  noScript:
    'The lab needs JavaScript: it runs the network in your browser. The text gives the accuracy of the checkpoint and how it was trained.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
