import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ImportError, isShape, joinValues, readValues, type Parameter, type WeightTensor } from './exportWeights.ts';
import { sizeOf } from './network.ts';

/** Unpacked files larger than this are refused: the network needs half a megabyte. */
const MAX_UNPACKED = 64 * 1024 * 1024;

const layer = (kind: string, name: string, config: Record<string, unknown>) => ({
  class_name: kind,
  config: { name, trainable: true, ...config },
});

const convolution = (name: string, filters: number, more: Record<string, unknown> = {}) =>
  layer('Conv2D', name, {
    filters,
    kernel_size: [3, 3],
    strides: [1, 1],
    padding: 'valid',
    data_format: 'channels_last',
    activation: 'relu',
    use_bias: true,
    ...more,
  });

const pool = (name: string) =>
  layer('MaxPooling2D', name, { pool_size: [2, 2], strides: [2, 2], padding: 'valid', data_format: 'channels_last' });

const dense = (name: string, units: number, activation: string) =>
  layer('Dense', name, { units, activation, use_bias: true });

/** The network as Keras describes it; layer names match the names of the parameters. */
const TOPOLOGY = {
  class_name: 'Sequential',
  config: {
    name: 'cifar10',
    layers: [
      convolution('conv1', 32, { batch_input_shape: [null, 32, 32, 3], dtype: 'float32' }),
      pool('pool1'),
      convolution('conv2', 64),
      pool('pool2'),
      convolution('conv3', 64),
      layer('Flatten', 'flatten', {}),
      dense('dense1', 64, 'relu'),
      dense('dense2', 10, 'softmax'),
    ],
  },
  keras_version: 'tfjs-layers 4.22.0',
  backend: 'tensor_flow.js',
};

/** The `model.json` of TensorFlow.js' layers format; the values are in `weights.bin` beside it. */
export function tfjsModelJson(parameters: readonly Parameter[]) {
  return {
    format: 'layers-model',
    generatedBy: 'LiveGrad',
    convertedBy: null,
    modelTopology: TOPOLOGY,
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: parameters.map(({ name, shape }) => ({ name, shape: [...shape], dtype: 'float32' as const })),
      },
    ],
  };
}

/**
 * Writes the trained network as a zip of `model.json` and `weights.bin`, which `tf.loadLayersModel` reads after unpacking.
 * Inputs of that model are images [n, 32, 32, 3] scaled to 0…1, outputs are probabilities [n, 10].
 */
export function encodeTfjsZip(
  weights: readonly Float32Array[],
  parameters: readonly Parameter[],
): Uint8Array<ArrayBuffer> {
  const files = {
    'model.json': strToU8(JSON.stringify(tfjsModelJson(parameters), null, 1)),
    'weights.bin': joinValues(weights, parameters),
  };
  return new Uint8Array(zipSync(files));
}

/** Whether bytes begin like a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte);
}

/**
 * Reads the weights of a zipped TensorFlow.js layers model; only the weights, the topology is this book's own.
 * @throws ImportError `not-a-weights-file`, `truncated` or `wrong-dtype`
 */
export function decodeTfjsZip(bytes: Uint8Array): WeightTensor[] {
  const files = unzip(bytes);
  const modelPath = Object.keys(files).find((path) => /(^|\/)model\.json$/.test(path));
  if (modelPath === undefined) throw new ImportError('not-a-weights-file', 'the zip holds no model.json');
  const folder = modelPath.slice(0, -'model.json'.length);
  return readManifest(files[modelPath]!).flatMap(({ paths, weights }) => {
    const parts = paths.map((path) => {
      const part = files[folder + path];
      if (!part) throw new ImportError('truncated', `the zip holds no ${path}`);
      return part;
    });
    return cut(concatenate(parts), weights);
  });
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  let unpacked = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        if (unpacked > MAX_UNPACKED) throw new ImportError('not-a-weights-file', 'the zip is too large');
        return !name.startsWith('__MACOSX/');
      },
    });
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('truncated', `zip: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Group {
  paths: string[];
  weights: Parameter[];
}

/** Reads and checks the `weightsManifest` of a model.json. */
function readManifest(json: Uint8Array): Group[] {
  let model: unknown;
  try {
    model = JSON.parse(strFromU8(json));
  } catch (error) {
    throw new ImportError('not-a-weights-file', `model.json: ${String(error)}`);
  }
  const groups = (model as { weightsManifest?: unknown } | null)?.weightsManifest;
  const isGroup = (group: Partial<Group> | null) =>
    Array.isArray(group?.paths) &&
    group.paths.every((path) => typeof path === 'string') &&
    Array.isArray(group.weights);
  if (!Array.isArray(groups) || !groups.every(isGroup)) {
    throw new ImportError('not-a-weights-file', 'model.json: no weightsManifest');
  }
  for (const weight of (groups as Group[]).flatMap(({ weights }) => weights)) checkWeight(weight);
  return groups as Group[];
}

function checkWeight(weight: unknown): void {
  const { name, shape, dtype, quantization } = (weight ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || !isShape(shape)) {
    throw new ImportError('not-a-weights-file', 'model.json: a weight without name or shape');
  }
  if (dtype !== 'float32' || quantization !== undefined) {
    const found = quantization === undefined ? String(dtype) : 'quantized values';
    throw new ImportError('wrong-dtype', `${name}: expected float32, found ${found}`);
  }
}

function concatenate(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Cuts the bytes of a group into its tensors. */
function cut(data: Uint8Array, weights: Parameter[]): WeightTensor[] {
  const expected = 4 * weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (data.length < expected)
    throw new ImportError('truncated', `${expected} bytes of weights expected, found ${data.length}`);
  if (data.length > expected) {
    throw new ImportError('not-a-weights-file', `${data.length - expected} bytes belong to no tensor`);
  }
  let at = 0;
  return weights.map(({ name, shape }) => {
    const end = at + 4 * sizeOf(shape);
    const values = readValues(data.subarray(at, end));
    at = end;
    return { name, shape, values };
  });
}
