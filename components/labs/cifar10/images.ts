import { IMAGE_BYTES } from '@src/nn/articleNetwork.ts';

/** Bytes of the i-th image. */
export function imageAt(images: Uint8Array, i: number): Uint8Array {
  return images.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES);
}
