import * as tf from '../engine/tf.ts';
import { createRandom, type Random } from '../math/random.ts';
import { sizeOf, type Shape } from '../math/shapes.ts';

/** Pixels of black that are put around an image before its window is cut out. */
const PADDING = 4;

/** One of the 9 · 9 · 2 = 162 variants of an image. */
export interface Variant {
  /** Place of the window in the padded image, 0 to 2 · PADDING. */
  top: number;
  left: number;
  /** Whether it is mirrored left to right. */
  isMirrored: boolean;
}

/** More than any set has images. */
const MOST_ROWS = 65_536;

/**
 * What is random about one image in one epoch. It depends on nothing else, so that a batch may be split among threads in any way.
 * @param epoch from 1
 */
export function randomOfExample(seed: number, epoch: number, row: number): Random {
  return createRandom(seed, epoch * MOST_ROWS + row);
}

// #region draw
/** Draws a variant: all places and both sides are equally likely. */
export function drawVariant(random: Random): Variant {
  const places = 2 * PADDING + 1;
  return { top: random.integer(places), left: random.integer(places), isMirrored: random.uniform() < 0.5 };
}

/** Draws dropout's factors of some units: 0 with probability q, else 1/(1 − q), so that the mean is 1. */
export function drawMask(units: number, q: number, random: Random): Float32Array {
  return Float32Array.from({ length: units }, () => (random.uniform() < q ? 0 : 1 / (1 - q)));
}
// #endregion

/**
 * A variant of each of some images, as numbers from 0 to 1.
 * @param images bytes of all, one after the other
 * @param shape of one, [height, width, channels]
 * @param rows which of them, [n]
 * @param variants [n]
 * @returns [n, height, width, channels]
 */
export function gatherVariants(
  images: Uint8Array,
  shape: Shape,
  rows: readonly number[],
  variants: readonly Variant[],
): tf.Tensor {
  const [height, width, channels] = shape as [number, number, number];
  const size = sizeOf(shape);
  const pixels = new Float32Array(rows.length * size); // the padding is 0
  for (const [i, { top, left, isMirrored }] of variants.entries()) {
    for (let y = 0; y < height; y++) {
      const fromY = y + top - PADDING;
      if (fromY < 0 || fromY >= height) continue;
      for (let x = 0; x < width; x++) {
        const fromX = (isMirrored ? width - 1 - x : x) + left - PADDING;
        if (fromX < 0 || fromX >= width) continue;
        const from = rows[i]! * size + (fromY * width + fromX) * channels;
        const to = i * size + (y * width + x) * channels;
        for (let c = 0; c < channels; c++) pixels[to + c] = images[from + c]! / 255;
      }
    }
  }
  return tf.tensor(pixels, [rows.length, ...shape]);
}
