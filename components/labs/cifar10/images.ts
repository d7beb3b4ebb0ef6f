import { IMAGE_BYTES, IMAGE_SIZE } from '@src/nn/articleNetwork.ts';

/** Bytes of the i-th image. */
export function imageAt(images: Uint8Array, i: number): Uint8Array {
  return images.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES);
}

/** A picture file as 32×32 RGB bytes, its middle square; transparent parts are white. @throws when the browser cannot decode it */
export async function readImage(file: File): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(file);
  const side = Math.min(bitmap.width, bitmap.height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = IMAGE_SIZE;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, IMAGE_SIZE, IMAGE_SIZE);
  context.imageSmoothingQuality = 'high';
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  context.drawImage(bitmap, left, top, side, side, 0, 0, IMAGE_SIZE, IMAGE_SIZE);
  bitmap.close();
  const { data } = context.getImageData(0, 0, IMAGE_SIZE, IMAGE_SIZE);
  const rgb = new Uint8Array(IMAGE_BYTES);
  for (let i = 0; i < IMAGE_SIZE * IMAGE_SIZE; i++) rgb.set(data.subarray(4 * i, 4 * i + 3), 3 * i);
  return rgb;
}
