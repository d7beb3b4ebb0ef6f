import type { ImageSet } from '../../data/loadSplit.ts';
import { createRandom } from '../../math/random.ts';
import { IMAGE, type Character } from './protocol.ts';
import { drawExample } from './strokes.ts';

/**
 * Jittered pictures of every character, one character after the other.
 * @param stream of the seed: another for training than for the test
 * @returns images [n, 32, 32, 1] bytes with their classes
 */
export function makeExamples(
  characters: readonly Pick<Character, 'strokes'>[],
  each: number,
  jitter: number,
  seed: number,
  stream: number,
): ImageSet {
  const random = createRandom(seed, stream);
  const size = IMAGE * IMAGE;
  const images = new Uint8Array(characters.length * each * size);
  const labels = new Uint8Array(characters.length * each);
  for (let i = 0; i < labels.length; i++) {
    labels[i] = Math.floor(i / each);
    const example = drawExample(characters[labels[i]!]!.strokes, jitter, random);
    images.set(
      example.map((ink) => Math.round(255 * ink)),
      i * size,
    );
  }
  return { images, labels };
}

// #region nearestMean
/**
 * The baseline: the mean picture of every class, and for each test picture the class whose mean is nearest.
 * @returns the share it gets right
 */
export function nearestMeanAccuracy(train: ImageSet, test: ImageSet, classes: number): number {
  const size = IMAGE * IMAGE;
  const means = new Float64Array(classes * size);
  const counts = new Uint32Array(classes);
  for (const label of train.labels) counts[label]!++;
  for (const [i, label] of train.labels.entries()) {
    for (let j = 0; j < size; j++) means[label * size + j]! += train.images[i * size + j]! / counts[label]!;
  }
  let right = 0;
  for (const [i, label] of test.labels.entries()) {
    let [best, least] = [-1, Infinity];
    for (let c = 0; c < classes; c++) {
      let distance = 0;
      for (let j = 0; j < size; j++) distance += (test.images[i * size + j]! - means[c * size + j]!) ** 2;
      if (distance < least) [best, least] = [c, distance];
    }
    if (best === label) right++;
  }
  return right / test.labels.length;
}
// #endregion
