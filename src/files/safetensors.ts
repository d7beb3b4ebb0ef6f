import { sizeOf, type Parameter } from '../math/shapes.ts';
import {
  isShape,
  joinValues,
  MAX_HEADER,
  readValues,
  tell,
  WeightsFileError,
  type NamedTensor,
} from './namedTensors.ts';

/** Bytes before the header: its length as an unsigned 64-bit number. */
const LENGTH_BYTES = 8;

/**
 * Writes tensors as a safetensors file: header length, JSON header padded with spaces to a multiple of 8, float32 values.
 * @param metadata texts kept in the header, for example how the weights were trained
 */
export function encodeSafetensors(
  tensors: readonly NamedTensor[],
  metadata: Record<string, string> = {},
): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const { name, shape } of tensors) {
    const end = offset + 4 * sizeOf(shape);
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(LENGTH_BYTES + headerLength + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.fill(0x20, LENGTH_BYTES, LENGTH_BYTES + headerLength);
  file.set(json, LENGTH_BYTES);
  file.set(joinValues(tensors), LENGTH_BYTES + headerLength);
  return file;
}

/** Whether bytes begin like a safetensors file. */
export function isSafetensors(bytes: Uint8Array): boolean {
  if (bytes.length <= LENGTH_BYTES || bytes[LENGTH_BYTES] !== 0x7b) return false;
  // The format's own limit of the header; a much shorter one is read.
  return headerLengthOf(bytes) <= 100_000_000n;
}

function headerLengthOf(bytes: Uint8Array): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true);
}

/**
 * Reads a safetensors file of float32 tensors.
 * @returns its tensors in the order of their data
 * @throws WeightsFileError `not-a-weights-file`, `truncated` or `wrong-dtype`
 */
export function decodeSafetensors(bytes: Uint8Array): NamedTensor[] {
  if (!isSafetensors(bytes)) throw new WeightsFileError('not-a-weights-file', 'no safetensors header');
  const headerLength = Number(headerLengthOf(bytes));
  if (headerLength > MAX_HEADER)
    throw new WeightsFileError('not-a-weights-file', `the header has ${headerLength} bytes, more than 1 MB`);
  const dataStart = LENGTH_BYTES + headerLength;
  if (dataStart > bytes.length) {
    throw new WeightsFileError('truncated', `the header ends at byte ${dataStart}, the file at ${bytes.length}`);
  }
  const entries = readHeader(bytes.subarray(LENGTH_BYTES, dataStart)).sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const data = bytes.subarray(dataStart);
  let position = 0;
  for (const { name, start, end } of entries) {
    if (start !== position)
      throw new WeightsFileError('not-a-weights-file', `${name}: data begins at ${start}, not ${position}`);
    position = end;
  }
  if (position > data.length)
    throw new WeightsFileError('truncated', `${position} bytes of data expected, found ${data.length}`);
  if (position < data.length) {
    throw new WeightsFileError('not-a-weights-file', `${data.length - position} bytes belong to no tensor`);
  }
  return entries.map(({ name, shape, start, end }) => ({ name, shape, values: readValues(data.subarray(start, end)) }));
}

interface Entry extends Parameter {
  /** Byte offsets in the data. */
  start: number;
  end: number;
}

/** Reads and checks the JSON header, tensor by tensor. */
function readHeader(bytes: Uint8Array): Entry[] {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new WeightsFileError('not-a-weights-file', `header: ${String(error)}`);
  }
  return Object.entries(header as Record<string, unknown>)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => readEntry(name, value));
}

function readEntry(name: string, value: unknown): Entry {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  if (!isShape(shape) || !isShape(offsets) || offsets.length !== 2) {
    throw new WeightsFileError('not-a-weights-file', `${name}: no shape or data_offsets`);
  }
  if (dtype !== 'F32') throw new WeightsFileError('wrong-dtype', `${name}: expected F32, found ${tell(dtype)}`);
  const [start, end] = offsets as [number, number];
  if (end - start !== 4 * sizeOf(shape)) {
    throw new WeightsFileError(
      'not-a-weights-file',
      `${name}: ${end - start} bytes do not hold [${shape.join()}] in F32`,
    );
  }
  return { name, shape, start, end };
}
