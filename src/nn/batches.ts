import * as tf from '../engine/tf.ts';
import { sizeOf, type Shape } from '../math/shapes.ts';

/** Bytes as numbers from 0 to 1. */
export function scaleBytes(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => byte / 255);
}

/**
 * Some images of a set as numbers from 0 to 1.
 * @param images bytes of all, one after the other
 * @param shape of one image, such as [32, 32, 3] or [784]
 * @param rows which of them, [n]
 * @returns [n, …shape]
 */
export function gatherImages(images: Uint8Array, shape: Shape, rows: ArrayLike<number>): tf.Tensor {
  const size = sizeOf(shape);
  const pixels = new Float32Array(rows.length * size);
  for (let i = 0; i < rows.length; i++) {
    const [from, to] = [rows[i]! * size, i * size];
    for (let j = 0; j < size; j++) pixels[to + j] = images[from + j]! / 255;
  }
  return tf.tensor(pixels, [rows.length, ...shape]);
}

/** Their classes as vectors with one 1. @returns [n, classes] */
export function gatherOneHot(labels: Uint8Array, classes: number, rows: ArrayLike<number>): tf.Tensor2D {
  const oneHot = new Float32Array(rows.length * classes);
  for (let i = 0; i < rows.length; i++) oneHot[i * classes + labels[rows[i]!]!] = 1;
  return tf.tensor2d(oneHot, [rows.length, classes]);
}

/** Their classes as numbers. @returns [n], int32 */
export function gatherLabels(labels: Uint8Array, rows: ArrayLike<number>): tf.Tensor1D {
  return tf.tensor1d(
    Int32Array.from(rows, (row) => labels[row]!),
    'int32',
  );
}
