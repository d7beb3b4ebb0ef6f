import { sizeOf, type Parameter } from '../math/shapes.ts';

/** A tensor with its name and its float32 values, as files of weights hold them. */
export interface NamedTensor extends Parameter {
  readonly values: Float32Array;
}

/** Most bytes of JSON that are read of a file: its list of tensors is far shorter. */
export const MAX_HEADER = 1_000_000;

/** Longest detail, in characters: what is read from a file can be of any length. */
const LONGEST_DETAIL = 300;

/** What a file has in place of a text, for messages. */
export const tell = (value: unknown): string => (typeof value === 'string' ? value : typeof value);

/** Why a file of weights was refused; `code` is translated by the view, `detail` is technical English. */
export class WeightsFileError extends Error {
  readonly code: 'not-a-weights-file' | 'truncated' | 'wrong-names' | 'wrong-shape' | 'wrong-dtype' | 'not-finite';
  readonly detail: string;

  constructor(code: WeightsFileError['code'], detail: string) {
    const short = detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL)}…` : detail;
    super(`${code}: ${short}`);
    this.name = 'WeightsFileError';
    this.code = code;
    this.detail = short;
  }
}

/** Gives arrays of values their names and shapes. @throws RangeError when an array does not have the size of its parameter */
export function nameTensors(values: readonly Float32Array[], parameters: readonly Parameter[]): NamedTensor[] {
  return parameters.map(({ name, shape }, i) => {
    const array = values[i];
    if (array?.length !== sizeOf(shape)) throw new RangeError(`${name}: ${array?.length ?? 0} values`);
    return { name, shape, values: array };
  });
}

/** Whether something read from JSON is a shape: a list of whole numbers from 0. */
export function isShape(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}

/** Bytes of all tensors one after the other, little-endian float32. */
export function joinValues(tensors: readonly NamedTensor[]): Uint8Array<ArrayBuffer> {
  const total = tensors.reduce((sum, { values }) => sum + values.length, 0);
  const view = new DataView(new ArrayBuffer(4 * total));
  let at = 0;
  for (const { values } of tensors) {
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
  const values = new Float32Array(bytes.length / 4);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(4 * i, true);
  return values;
}

/**
 * Puts the tensors of a file into the order of a network, whatever their order in the file.
 * @returns one array for each of `parameters`
 * @throws WeightsFileError `wrong-names`, `wrong-shape` or `not-finite`, naming the tensor
 */
export function arrangeTensors(tensors: readonly NamedTensor[], parameters: readonly Parameter[]): Float32Array[] {
  const list = (names: string[]) => names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
  const known = new Set(parameters.map(({ name }) => name));
  const extra = tensors.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  const missing = [...known].filter((name) => !tensors.some((tensor) => tensor.name === name));
  if (missing.length > 0) throw new WeightsFileError('wrong-names', `missing: ${list(missing)}`);
  if (extra.length > 0) throw new WeightsFileError('wrong-names', `not part of this network: ${list(extra)}`);
  return parameters.map(({ name, shape }) => {
    const tensor = tensors.find((candidate) => candidate.name === name)!;
    if (tensor.shape.join() !== shape.join()) {
      throw new WeightsFileError('wrong-shape', `${name}: expected [${shape.join()}], found [${tensor.shape.join()}]`);
    }
    const bad = tensor.values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new WeightsFileError('not-finite', `${name}: value ${bad} is ${tensor.values[bad]}`);
    return tensor.values;
  });
}
