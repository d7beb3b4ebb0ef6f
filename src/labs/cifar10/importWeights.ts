import { decodeSafetensors, isSafetensors } from './exportSafetensors.ts';
import { decodeTfjsZip, isZip } from './exportTfjs.ts';
import { arrangeTensors, ImportError, type Parameter } from './exportWeights.ts';

export { ImportError } from './exportWeights.ts';

/** Larger files are refused unread: the network's weights need half a megabyte. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads weights exported by this lab or made elsewhere for the same network: a safetensors file or a zipped TensorFlow.js model.
 * The kind is told by the content, not by the name.
 * @param fileName for messages
 * @param parameters names and shapes expected, in the order of the result
 * @returns one array of finite values for each parameter
 * @throws ImportError saying what is wrong, and with which tensor
 */
export function importWeights(bytes: Uint8Array, fileName: string, parameters: readonly Parameter[]): Float32Array[] {
  if (bytes.length > MAX_BYTES) throw new ImportError('not-a-weights-file', `${fileName} is larger than 64 MB`);
  if (isZip(bytes)) return arrangeTensors(decodeTfjsZip(bytes), parameters);
  if (isSafetensors(bytes)) return arrangeTensors(decodeSafetensors(bytes), parameters);
  throw new ImportError('not-a-weights-file', `${fileName} is neither safetensors nor a zipped TensorFlow.js model`);
}
