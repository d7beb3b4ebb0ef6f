import type { Translation } from '@src/i18n/translation.ts';
import type { ModelSizeParams } from '@src/labs/model-size/protocol.ts';
import type { SizeError, Totals } from '@src/labs/model-size/size.ts';

/** The English words of the lab `model-size`. */
export const words = {
  title: 'How large is a model?',
  tryThis: 'Choose a known model, change one number, and watch where parameters, arithmetic and memory go.',
  preset: 'Known model',
  own: 'your own',
  published: (count, source) => `The source prints ${count} parameters (${source}).`,
  counted: (source) =>
    source === '–' ? 'The article’s first network.' : `The article’s second network (${source}).`,
  params: {
    family: 'Family',
    mlp: 'Widths',
    cnn: 'Image and layers',
    kind: 'Kind',
    vocabulary: 'Vocabulary',
    positions: 'Learnt positions',
    width: 'Width d',
    blocks: 'Blocks N',
    heads: 'Heads H',
    kvHeads: 'Key/value heads',
    hidden: 'MLP width f',
    mlpKind: 'MLP',
    norm: 'Norm',
    bias: 'Biases',
    tied: 'Unembedding',
    sequence: 'Tokens s',
    batch: 'Batch',
    bytes: 'A number takes',
  },
  options: {
    family: { mlp: 'MLP', cnn: 'CNN', transformer: 'Transformer' },
    kind: { decoder: 'decoder (GPT)', encoder: 'encoder (BERT)' },
    mlpKind: { plain: '2 matrices', gated: '3 (gated)' },
    norm: { layer: 'LayerNorm', rms: 'RMSNorm' },
    bias: { yes: 'yes', no: 'no' },
    tied: { yes: 'is the embedding', no: 'its own matrix' },
    bytes: { '4': '4 bytes (float32)', '2': '2 bytes (16-bit)' },
  },
  hints: {
    mlp: 'From input to output, such as 784-64-10.',
    cnn: 'conv3-32: 32 kernels of 3×3; add -same to pad, -s2 for stride 2. pool2, flatten, dense-64.',
  },
  errors: {
    layer: (word) => `“${word}” is not a layer that this lab knows.`,
    number: (word) => `“${word}” is not a whole number from 1 to 1000000.`,
    order: (word) =>
      `“${word}” does not fit here: first the image (32x32x3), then conv and pool, flatten, then dense.`,
    small: (word) => `The image has become too small for “${word}”.`,
    empty: () => 'At least one layer is needed.',
    heads: () => 'Must divide the width.',
    kvHeads: () => 'Must divide the number of heads.',
    positions: () => 'Longer than the learnt positions.',
  },
  totals: {
    parameters: 'Parameters',
    weightBytes: 'Weights',
    trainingBytes: 'Training state with Adam',
    activationBytes: 'Activations kept, per batch',
    forwardFlops: 'Forward pass, per batch',
    trainingFlops: 'Training step, per batch',
  },
  parts: {
    input: 'input',
    embedding: 'token embedding',
    positions: 'positions',
    segments: 'segments',
    attention: 'attention, all blocks',
    mlp: 'MLP, all blocks',
    norms: 'norms, all blocks',
    finalNorm: 'norm outside the blocks',
    unembedding: 'unembedding',
    pooler: 'pooler (BERT)',
  },
  tableCaption: 'Where they are, for one example',
  part: 'Part',
  parameters: 'Parameters',
  forward: 'Multiply-adds forward',
  activations: 'Activations kept',
  note: 'Matrix products only; attention to all positions; nothing recomputed. GB = 10⁹ bytes.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
