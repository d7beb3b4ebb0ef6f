import type { ImageSet } from '../../data/loadSplit.ts';
import { argMaxOfRow } from '../../math/argMax.ts';
import { CLASSES, IMAGE_BYTES } from '../../nn/articleNetwork.ts';
import type { TestSnapshot } from './protocol.ts';

/** Test images offered from the front, and surest mistakes offered after them. */
const FIRST = 16;
const WRONG = 16;

/** The first test images and the mistakes of which the network is surest. @param probabilities [n, 10] */
export function pickPictures(
  { images, labels }: ImageSet,
  probabilities: Float32Array,
): Pick<TestSnapshot, 'pictures' | 'labels' | 'predicted'> {
  const predicted = Uint8Array.from(labels, (_, i) => argMaxOfRow(probabilities, i, CLASSES));
  const certainty = (i: number) => probabilities[i * CLASSES + predicted[i]!]!;
  const wrong = Array.from(labels.keys()).filter((i) => i >= FIRST && predicted[i] !== labels[i]);
  wrong.sort((a, b) => certainty(b) - certainty(a));
  const rows = [...Array.from({ length: FIRST }, (_, i) => i), ...wrong.slice(0, WRONG)];
  const pictures = new Uint8Array(rows.length * IMAGE_BYTES);
  for (const [k, i] of rows.entries()) {
    pictures.set(images.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES), k * IMAGE_BYTES);
  }
  const of = (values: Uint8Array) => Uint8Array.from(rows, (i) => values[i]!);
  return { pictures, labels: of(labels), predicted: of(predicted) };
}
