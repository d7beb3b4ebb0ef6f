import { Unzip, UnzipInflate } from 'fflate';
import { WeightsFileError } from './namedTensors.ts';

/** More than this is never unpacked, whatever the file says of its sizes: the largest network of the book needs a few megabytes. */
export const MAX_UNPACKED = 16 * 1024 * 1024;
const MAX_FILES = 200;
/** So much is unpacked at a time, before the sum is looked at: at most a thousand times as many bytes. */
const PIECE = 16 * 1024;

/**
 * Unpacks a zip in pieces, and stops where it grows too large: the sizes that it states are not trusted.
 * @returns its files by their paths, without what macOS adds
 * @throws WeightsFileError `not-a-weights-file` for too many or too large files, `truncated` for a damaged zip
 */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  const open = new Set<string>();
  let unpacked = 0;
  const reader = new Unzip((file) => {
    if (file.name.startsWith('__MACOSX/') || file.name.endsWith('/')) return;
    if (parts.has(file.name)) throw new WeightsFileError('not-a-weights-file', `the zip holds ${file.name} twice`);
    if (parts.size === MAX_FILES) throw new WeightsFileError('not-a-weights-file', 'the zip holds too many files');
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    open.add(file.name);
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > MAX_UNPACKED) throw new WeightsFileError('not-a-weights-file', 'the zip is too large');
      chunks.push(chunk);
      if (isLast) open.delete(file.name);
    };
    file.start();
  });
  reader.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      reader.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    for (const name of open) throw new Error(`${name} does not end`);
  } catch (error) {
    if (error instanceof WeightsFileError) throw error;
    throw new WeightsFileError('truncated', `zip: ${error instanceof Error ? error.message : String(error)}`);
  }
  return new Map(Array.from(parts, ([name, chunks]) => [name, join(chunks)]));
}

/** Bytes one after the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
