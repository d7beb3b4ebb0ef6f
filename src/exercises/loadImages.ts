import { CIFAR10, MNIST } from '../data/imageSets.ts';
import { loadManifest, loadSheet, type LoadPlace } from '../data/sheets.ts';
import type { ImagesValue, TensorValue } from './values.ts';

const SETS = { mnist: MNIST, cifar10: CIFAR10 };

/**
 * Loads images of a check's arguments: the first `count` of a split, as bytes [count, size, size, channels], or their labels.
 * @throws DataError when a file cannot be had, RangeError when the split holds fewer
 */
export async function loadImages({ set, split, what, count }: ImagesValue, place: LoadPlace): Promise<TensorValue> {
  const source = SETS[set];
  const manifest = await loadManifest(source, place);
  const { imageSize, imagesPerSheet } = manifest;
  const sheets = manifest.sheets.filter((sheet) => sheet.split === split).slice(0, Math.ceil(count / imagesPerSheet));
  if (sheets.length * imagesPerSheet < count)
    throw new RangeError(`${set} has fewer than ${count} images of ${split}.`);
  if (what === 'labels') {
    const digits = sheets.map(({ labels }) => labels).join('');
    return { is: 'tensor', shape: [count], dtype: 'int32', values: Uint8Array.from(digits.slice(0, count), Number) };
  }
  const shape = [count, imageSize, imageSize, source.channels];
  const size = imageSize * imageSize * source.channels;
  const values = new Uint8Array(count * size);
  for (const [i, { file }] of sheets.entries()) {
    const { images } = await loadSheet(source, manifest, file, place);
    const start = i * imagesPerSheet * size;
    values.set(images.subarray(0, Math.min(images.length, values.length - start)), start);
  }
  return { is: 'tensor', shape, dtype: 'int32', values };
}
