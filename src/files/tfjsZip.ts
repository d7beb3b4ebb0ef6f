import { strFromU8, strToU8, zipSync } from 'fflate';
import { countParameters, sizeOf, type Parameter } from '../math/shapes.ts';
import {
  isShape,
  joinValues,
  MAX_HEADER,
  readValues,
  tell,
  WeightsFileError,
  type NamedTensor,
} from './namedTensors.ts';
import { join, unzip } from './unzip.ts';

/**
 * The `model.json` of TensorFlow.js' layers format; the values are in `weights.bin` beside it.
 * @param topology the network as Keras describes it, with layer names that match those of the tensors
 */
export function tfjsModelJson(topology: object, parameters: readonly Parameter[]) {
  return {
    format: 'layers-model',
    generatedBy: 'LiveGrad',
    convertedBy: null,
    modelTopology: topology,
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: parameters.map(({ name, shape }) => ({ name, shape: [...shape], dtype: 'float32' as const })),
      },
    ],
  };
}

/** Writes a trained network as a zip of `model.json` and `weights.bin`, which `tf.loadLayersModel` reads after unpacking. */
export function encodeTfjsZip(topology: object, tensors: readonly NamedTensor[]): Uint8Array<ArrayBuffer> {
  const files = {
    'model.json': strToU8(JSON.stringify(tfjsModelJson(topology, tensors), null, 1)),
    'weights.bin': joinValues(tensors),
  };
  return new Uint8Array(zipSync(files));
}

/** Whether bytes begin like a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte);
}

/**
 * Reads the weights of a zipped TensorFlow.js layers model; only the weights: the book knows its own topology.
 * @throws WeightsFileError `not-a-weights-file`, `truncated` or `wrong-dtype`
 */
export function decodeTfjsZip(bytes: Uint8Array): NamedTensor[] {
  const files = unzip(bytes);
  const modelPath = [...files.keys()].find((path) => /(^|\/)model\.json$/.test(path));
  if (modelPath === undefined) throw new WeightsFileError('not-a-weights-file', 'the zip holds no model.json');
  const folder = modelPath.slice(0, -'model.json'.length);
  const used = new Set<string>();
  return readManifest(files.get(modelPath)!).flatMap(({ paths, weights }) => {
    const parts = paths.map((path) => {
      // Named twice, a small file would stand for a huge one.
      if (used.has(path)) throw new WeightsFileError('not-a-weights-file', `model.json names ${path} twice`);
      used.add(path);
      const part = files.get(folder + path);
      if (!part) throw new WeightsFileError('truncated', `the zip holds no ${path}`);
      return part;
    });
    return cut(join(parts), weights);
  });
}

interface Group {
  paths: string[];
  weights: Parameter[];
}

/** Reads and checks the `weightsManifest` of a model.json. */
function readManifest(json: Uint8Array): Group[] {
  if (json.length > MAX_HEADER) throw new WeightsFileError('not-a-weights-file', 'model.json is larger than 1 MB');
  let model: unknown;
  try {
    model = JSON.parse(strFromU8(json));
  } catch (error) {
    throw new WeightsFileError('not-a-weights-file', `model.json: ${String(error)}`);
  }
  const groups = (model as { weightsManifest?: unknown } | null)?.weightsManifest;
  const isGroup = (group: Partial<Group> | null) =>
    Array.isArray(group?.paths) &&
    group.paths.every((path) => typeof path === 'string') &&
    Array.isArray(group.weights);
  if (!Array.isArray(groups) || !groups.every(isGroup)) {
    throw new WeightsFileError('not-a-weights-file', 'model.json: no weightsManifest');
  }
  for (const weight of (groups as Group[]).flatMap(({ weights }) => weights)) checkWeight(weight);
  return groups as Group[];
}

function checkWeight(weight: unknown): void {
  const { name, shape, dtype, quantization } = (weight ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || !isShape(shape)) {
    throw new WeightsFileError('not-a-weights-file', 'model.json: a weight without name or shape');
  }
  if (dtype !== 'float32' || quantization !== undefined) {
    const found = quantization === undefined ? tell(dtype) : 'quantized values';
    throw new WeightsFileError('wrong-dtype', `${name}: expected float32, found ${found}`);
  }
}

/** Cuts the bytes of a group into its tensors. */
function cut(data: Uint8Array, weights: Parameter[]): NamedTensor[] {
  const expected = 4 * countParameters(weights);
  if (data.length < expected)
    throw new WeightsFileError('truncated', `${expected} bytes of weights expected, found ${data.length}`);
  if (data.length > expected) {
    throw new WeightsFileError('not-a-weights-file', `${data.length - expected} bytes belong to no tensor`);
  }
  let at = 0;
  return weights.map(({ name, shape }) => {
    const end = at + 4 * sizeOf(shape);
    const values = readValues(data.subarray(at, end));
    at = end;
    return { name, shape, values };
  });
}
