/** What the exports and imports of weights share. */

import { sizeOf } from './network.ts';

/** A parameter tensor of a network: its name and its shape. */
export interface Parameter {
  name: string;
  shape: readonly number[];
}

/** A parameter tensor with its values, as read from a file. */
export interface WeightTensor extends Parameter {
  values: Float32Array;
}

/** Why a file of weights was refused; `code` is translated by the view, `detail` is technical English. */
export class ImportError extends Error {
  readonly code: 'not-a-weights-file' | 'truncated' | 'wrong-names' | 'wrong-shape' | 'wrong-dtype' | 'not-finite';
  readonly detail: string;

  constructor(code: ImportError['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'ImportError';
    this.code = code;
    this.detail = detail;
  }
}

/** Whether something read from JSON is a shape: a list of whole numbers from 0. */
export function isShape(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}

/**
 * Bytes of all tensors one after the other, little-endian float32, in the order of `parameters`.
 * @throws RangeError when an array does not have the size of its parameter
 */
export function joinValues(
  weights: readonly Float32Array[],
  parameters: readonly Parameter[],
): Uint8Array<ArrayBuffer> {
  const total = parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const view = new DataView(new ArrayBuffer(4 * total));
  let at = 0;
  for (const [i, { name, shape }] of parameters.entries()) {
    const values = weights[i];
    if (values?.length !== sizeOf(shape)) throw new RangeError(`${name}: ${values?.length ?? 0} values`);
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return new Uint8Array(view.buffer);
}

/** Reads little-endian float32 values. @param bytes as many as 4 times the number of values */
export function readValues(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

/**
 * Puts the tensors of a file into the order of the network, whatever their order in the file.
 * @returns one array for each of `parameters`
 * @throws ImportError `wrong-names`, `wrong-shape` or `not-finite`, naming the tensor
 */
export function arrangeTensors(tensors: readonly WeightTensor[], parameters: readonly Parameter[]): Float32Array[] {
  const list = (names: string[]) => names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
  const known = new Set(parameters.map(({ name }) => name));
  const extra = tensors.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  const missing = [...known].filter((name) => !tensors.some((tensor) => tensor.name === name));
  if (missing.length > 0) throw new ImportError('wrong-names', `missing: ${list(missing)}`);
  if (extra.length > 0) throw new ImportError('wrong-names', `not part of this network: ${list(extra)}`);
  return parameters.map(({ name, shape }) => {
    const tensor = tensors.find((candidate) => candidate.name === name)!;
    if (tensor.shape.join() !== shape.join()) {
      throw new ImportError('wrong-shape', `${name}: expected [${shape.join()}], found [${tensor.shape.join()}]`);
    }
    const bad = tensor.values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new ImportError('not-finite', `${name}: value ${bad} is ${tensor.values[bad]}`);
    return tensor.values;
  });
}
