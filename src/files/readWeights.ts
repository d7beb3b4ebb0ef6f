import type { Parameter } from '../math/shapes.ts';
import { arrangeTensors, WeightsFileError } from './namedTensors.ts';
import { decodeSafetensors, isSafetensors } from './safetensors.ts';
import { decodeTfjsZip, isZip } from './tfjsZip.ts';
import { MAX_UNPACKED } from './unzip.ts';

/** Larger files are refused unread. */
export const MAX_BYTES = MAX_UNPACKED;

/**
 * Reads a network's weights, exported by a lab or made elsewhere: a safetensors file or a zipped TensorFlow.js model.
 * The kind is told by the content, not by the name.
 * @param fileName for messages
 * @param parameters names and shapes expected, in the order of the result
 * @returns one array of finite values for each parameter
 * @throws WeightsFileError saying what is wrong, and with which tensor
 */
export function readWeights(bytes: Uint8Array, fileName: string, parameters: readonly Parameter[]): Float32Array[] {
  if (bytes.length > MAX_BYTES) throw new WeightsFileError('not-a-weights-file', `${fileName} is larger than 16 MB`);
  if (isZip(bytes)) return arrangeTensors(decodeTfjsZip(bytes), parameters);
  if (isSafetensors(bytes)) return arrangeTensors(decodeSafetensors(bytes), parameters);
  throw new WeightsFileError(
    'not-a-weights-file',
    `${fileName} is neither safetensors nor a zipped TensorFlow.js model`,
  );
}
