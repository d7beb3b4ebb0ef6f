import type { ImageSet } from '../../data/loadSplit.ts';
import { argMaxOfRow } from '../../math/argMax.ts';
import { CLASSES, IMAGE_BYTES } from './network.ts';
import type { WrongAnswers } from './protocol.ts';

/** Pictures kept of each pair of true and predicted class. */
const PER_PAIR = 12;

/**
 * The images answered wrongly, the surest answer first, at most 12 of each pair of true and predicted class.
 * @param probabilities [n, 10], one row for each image
 */
export function pickWrong({ images, labels }: ImageSet, probabilities: Float32Array): WrongAnswers {
  const answers = Array.from(labels, (label, i) => {
    const predicted = argMaxOfRow(probabilities, i, CLASSES);
    return { i, label, predicted, certainty: probabilities[i * CLASSES + predicted]! };
  })
    .filter(({ label, predicted }) => label !== predicted)
    .sort((a, b) => b.certainty - a.certainty);
  const kept = new Map<number, number>();
  const picked = answers.filter(({ label, predicted }) => {
    const pair = label * CLASSES + predicted;
    const count = (kept.get(pair) ?? 0) + 1;
    kept.set(pair, count);
    return count <= PER_PAIR;
  });
  const pictures = new Uint8Array(picked.length * IMAGE_BYTES);
  for (const [k, { i }] of picked.entries())
    pictures.set(images.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES), k * IMAGE_BYTES);
  return {
    images: pictures,
    labels: Uint8Array.from(picked, ({ label }) => label),
    predicted: Uint8Array.from(picked, ({ predicted }) => predicted),
    certainty: Float32Array.from(picked, ({ certainty }) => certainty),
  };
}
