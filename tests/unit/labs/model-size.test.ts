import '@tensorflow/tfjs-backend-cpu';
import * as layers from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { LAYERS, PARAMETER_COUNT } from '../../../src/nn/articleNetwork.ts';
import { sizeCnn } from '../../../src/nn/size/cnn.ts';
import { sizeMlp } from '../../../src/nn/size/mlp.ts';
import { findPreset, PRESETS } from '../../../src/labs/model-size/presets.ts';
import { modelSize, sizeNetwork } from '../../../src/labs/model-size/protocol.ts';
import { SizeError, sumParts } from '../../../src/nn/size/part.ts';
import { sizeTransformer, type TransformerShape } from '../../../src/nn/size/transformer.ts';
import { decodePermalink, encodePermalink } from '../../../src/labs/permalink.ts';
import { runTransformer } from '../../support/transformer.ts';

beforeAll(() => tf.setBackend('cpu'));

const countOf = (id: string) =>
  sumParts(sizeNetwork(PRESETS.find((preset) => preset.id === id)!.params), 1, 4).parameters;

/** Parameters and kept outputs of a real model. */
function measure(stack: layers.layers.Layer[]): { parameters: number; activations: number } {
  const model = layers.sequential({ layers: stack });
  const sizeOf = (shape: unknown) =>
    (shape as (number | null)[]).slice(1).reduce<number>((product, n) => product * n!, 1);
  const outputs = model.layers
    .filter((layer) => layer.getClassName() !== 'Flatten')
    .map(({ outputShape }) => sizeOf(outputShape));
  const measured = {
    parameters: model.countParams(),
    activations: sizeOf(model.inputs[0]!.shape) + outputs.reduce((sum, n) => sum + n, 0),
  };
  model.dispose();
  return measured;
}

const activationsOf = (parts: ReturnType<typeof sizeMlp>) => parts.reduce((sum, part) => sum + part.activations, 0);

describe('multilayer perceptron', () => {
  test('counts what tf.layers counts', () => {
    const parts = sizeMlp('20-7-5-3');
    const { dense } = layers.layers;
    const real = measure([dense({ units: 7, inputShape: [20] }), dense({ units: 5 }), dense({ units: 3 })]);
    expect(sumParts(parts, 1, 4).parameters).toBe(real.parameters);
    expect(activationsOf(parts)).toBe(real.activations);
  });

  test('784-64-10 by hand', () => {
    const totals = sumParts(sizeMlp('784-64-10'), 32, 4);
    expect(totals.parameters).toBe(50_890);
    expect(totals.weightBytes).toBe(203_560);
    expect(totals.forwardFlops).toBe(2 * 32 * (784 * 64 + 64 * 10));
    // Backward: both gradients of weights, and the gradient of the hidden layer's output.
    expect(totals.trainingFlops).toBe(2 * 32 * (2 * 784 * 64 + 3 * 64 * 10));
    expect(totals.activationBytes).toBe(4 * 32 * (784 + 64 + 10));
  });

  test.each(['784', '', '784-0-10', '784-x', '784-1e3', '784--10', '9999999-1'])('refuses "%s"', (text) => {
    expect(() => sizeMlp(text)).toThrow(SizeError);
  });
});

describe('convolutional network', () => {
  test('counts what tf.layers counts, with padding and stride', () => {
    const { conv2d, dense, flatten, maxPooling2d } = layers.layers;
    const stack = [
      conv2d({ filters: 4, kernelSize: 3, padding: 'same', inputShape: [17, 13, 2] }),
      conv2d({ filters: 5, kernelSize: 3, strides: 2 }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 6, kernelSize: 1, padding: 'same', strides: 2 }),
    ];
    const real = measure([...stack, flatten(), dense({ units: 7 })]);
    const fits = sizeCnn('17x13x2 conv3-4-same conv3-5-s2 pool2 conv1-6-same-s2 flatten dense-7');
    expect(sumParts(fits, 1, 4).parameters).toBe(real.parameters);
    expect(activationsOf(fits)).toBe(real.activations);
  });

  test('the project network is that of chapter 5, layer by layer', () => {
    const parts = sizeCnn(modelSize.defaults.cnn).slice(1);
    expect(parts.map(({ parameters }) => parameters)).toEqual(LAYERS.map(({ parameters }) => parameters));
    expect(parts.map(({ output }) => [...output])).toEqual(LAYERS.map(({ output }) => [...output]));
    const totals = sumParts(parts, 64, 4);
    expect(totals.parameters).toBe(PARAMETER_COUNT);
    expect(totals.forwardFlops).toBe(64 * 2 * 4_548_608);
    expect(totals.trainingFlops).toBe(64 * 2 * 12_868_224);
  });

  test.each([
    ['conv3-4 flatten', 'order'],
    ['8x8x1', 'empty'],
    ['8x8x1 conv9-2', 'small'],
    ['8x8x1 dense-3', 'order'],
    ['8x8x1 flatten conv3-1', 'order'],
    ['8x8x1 conv3-4 lstm-5', 'layer'],
    ['8x8x0 conv3-4', 'number'],
  ])('refuses "%s": %s', (text, code) => {
    expect(() => sizeCnn(text)).toThrow(expect.objectContaining({ code }) as Error);
  });
});

describe('Transformer', () => {
  const tiny: TransformerShape = {
    ...{ kind: 'decoder', vocabulary: 11, positions: 6, width: 8, blocks: 2, heads: 4, kvHeads: 2, hidden: 12 },
    ...{ mlpKind: 'plain', norm: 'layer', bias: 'yes', tied: 'no', sequence: 5 },
  };

  test.each([
    ['GPT-2 like', { kvHeads: 4, tied: 'yes' }],
    ['shared keys, own unembedding', {}],
    ['Llama like', { positions: 0, mlpKind: 'gated', norm: 'rms', bias: 'no' }],
    ['BERT like', { kind: 'encoder', kvHeads: 4 }],
  ])('%s: counts what a real one made of tensors holds', (_, change) => {
    const shape = { ...tiny, ...change };
    const parts = sizeTransformer(shape);
    const real = runTransformer(shape);
    expect(sumParts(parts, 1, 4).parameters).toBe(real.parameters);
    expect(activationsOf(parts)).toBe(real.kept);
    expect(parts.reduce((sum, { forward }) => sum + forward, 0)).toBe(real.multiplyAdds);
  });

  test('refuses heads that do not divide the width, and a sequence without positions', () => {
    expect(() => sizeTransformer({ ...tiny, heads: 3 })).toThrow(expect.objectContaining({ field: 'heads' }) as Error);
    expect(() => sizeTransformer({ ...tiny, kvHeads: 3 })).toThrow(
      expect.objectContaining({ field: 'kvHeads' }) as Error,
    );
    expect(() => sizeTransformer({ ...tiny, sequence: 7 })).toThrow(
      expect.objectContaining({ field: 'sequence' }) as Error,
    );
  });
});

describe('known networks', () => {
  // Counts of the released weights, as the models' libraries print them.
  test.each([
    ['mlp', 50_890],
    ['cifar10', 122_570],
    ['lenet5', 61_706],
    ['vgg16', 138_357_544],
    ['bert', 109_482_240],
    ['gpt2', 124_439_808],
    ['gpt3', 174_604_259_328],
    ['llama2-7b', 6_738_415_616],
    ['llama2-70b', 68_976_648_192],
  ])('%s has %d parameters', (id, count) => {
    expect(countOf(id)).toBe(count);
  });

  test('a link holds all of each', () => {
    for (const preset of PRESETS) {
      const link = decodePermalink('model-size', encodePermalink('model-size', preset.params), modelSize.ranges);
      expect(link).toEqual({ kind: 'params', params: preset.params });
      expect(findPreset(preset.params)).toBe(preset);
    }
  });
});
