import type { ImageSet } from '../../data/loadSplit.ts';
import { argMaxOfRow } from '../../math/argMax.ts';
import { CLASSES, IMAGE_BYTES } from '../../nn/articleNetwork.ts';
import type { TestPictures } from './protocol.ts';

const FIRST_TEST_IMAGES = 10;

/**
 * The first test images with their probabilities, and one picture for each filled cell of the confusion matrix: the first image of
 * that true and predicted class.
 * @param probabilities of all images, [n, 10]
 */
export function testPictures({ images, labels }: ImageSet, probabilities: Float32Array): TestPictures {
  const cellIndex = new Int32Array(CLASSES * CLASSES).fill(-1);
  const rows: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    const cell = labels[i]! * CLASSES + argMaxOfRow(probabilities, i, CLASSES);
    if (cellIndex[cell] !== -1) continue;
    cellIndex[cell] = rows.length;
    rows.push(i);
  }
  const cellImages = new Uint8Array(rows.length * IMAGE_BYTES);
  for (const [k, i] of rows.entries()) {
    cellImages.set(images.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES), k * IMAGE_BYTES);
  }
  const first = {
    images: images.slice(0, FIRST_TEST_IMAGES * IMAGE_BYTES),
    labels: labels.slice(0, FIRST_TEST_IMAGES),
    probabilities: probabilities.slice(0, FIRST_TEST_IMAGES * CLASSES),
  };
  return { cellIndex, cellImages, first };
}
