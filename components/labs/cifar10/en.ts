import type { Translation } from '@src/i18n/translation.ts';
import { training } from '../frame/fit/words/en.ts';

/** The English words of the lab `cifar10`. */
export const words = {
  ...training,
  title: 'Train the article’s network on CIFAR-10',
  tryThis: 'Press Train: your device learns ten kinds of pictures. Then change the learning rate.',
  params: {
    images: 'Images (of 50,000)',
    epochs: 'Epochs',
    batchSize: 'Batch size',
    learningRate: 'Learning rate',
    validationSplit: 'Validation share',
    seed: 'Seed',
  },
  recipe: 'Recipe',
  recipeParams: {
    augment: 'Augmentation',
    schedule: 'Schedule',
    weightDecay: 'Weight decay',
    dropout: 'Dropout',
    labelSmoothing: 'Label smoothing',
  },
  recipeOptions: {
    augment: { off: 'off', on: 'crop, mirror' },
    schedule: { constant: 'constant', 'one-cycle': 'one cycle', cosine: 'cosine' },
  },
  rate: 'Learning rate now',
  noDropout: 'Dropout has no place in your own network: give it layers of its own.',
  noScript:
    'The lab needs JavaScript: it trains the network in your browser. The table below shows the network it trains.',
  eta: 'Time left (s)',
  layers: 'The network, layer by layer',
  layer: 'Layer',
  output: 'Output',
  parameterCount: 'Parameters',
  total: 'Total',
  filters: 'The 32 filters of the first layer, live',
  filter: (i: number) => `Filter ${i}`,
  confusionHint: 'Rows: true class; columns: predicted. Choose a cell to see one such image.',
  first: 'The first ten test images',
  inspect: 'What the layers see',
  inspectHint:
    'Choose one of the ten images, or a picture of your own; it is scaled to 32×32 and stays on your device.',
  ownImage: 'Your own image',
  ownImageBad: 'This file could not be read as an image.',
  featureMaps: (layer: string, shown: number, channels: number) =>
    shown === channels
      ? `${layer}: all ${channels} feature maps`
      : `${layer}: the first ${shown} of ${channels} feature maps`,
  map: (layer: string, i: number) => `${layer}, map ${i}`,
  needsRun: 'Available once a run has started.',
  files: 'Weights and code',
  exportWeights: 'Weights (safetensors)',
  exportTfjs: 'Model for TensorFlow.js (zip)',
  exportKeras: 'Keras program',
  exportPytorch: 'PyTorch program',
  exportNotebook: 'Jupyter notebook',
  importWeights: 'Import weights (.safetensors or .zip)',
  imported: 'Weights imported. Train starts from them; Test measures them as they are.',
  test: 'Test imported weights',
  importErrors: {
    'not-a-weights-file': 'This is neither a safetensors file nor an exported TensorFlow.js model.',
    truncated: 'The file is cut short.',
    'wrong-names': 'The file holds other tensors than this network has.',
    'wrong-shape': 'A tensor has another shape than in this network.',
    'wrong-dtype': 'The values are not 32-bit floats.',
    'not-finite': 'The file holds NaN or infinity.',
  },
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
