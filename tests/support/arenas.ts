import { expect } from 'vitest';
import { Arena } from '../../src/engine/kernels/arena.ts';
import type * as tf from '../../src/engine/tf.ts';
import { createRandom } from '../../src/math/random.ts';

/** Largest difference to the CPU backend, relative to the largest number of the result, or to 1 where sums cancel. */
const TOLERANCE = 1e-5;

/** Normal random numbers. */
export function normals(length: number, seed: number, scale = 1): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => scale * random.normal());
}

/** That numbers agree with a tensor, which is disposed. */
export function expectNear(actual: Float32Array, expected: tf.Tensor): void {
  const values = expected.dataSync<'float32'>();
  expected.dispose();
  expect(actual.length).toBe(values.length);
  const scale = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i]!)), 0);
  expect(worst / scale).toBeLessThan(TOLERANCE);
}

/** An arena with numbers in it. */
export function arenaWith() {
  const arena = new Arena();
  const put = (values: Float32Array) => {
    const at = arena.allocate(values.length);
    arena.floats(at, values.length).set(values);
    return at;
  };
  /** Memory full of NaN, which must be overwritten. */
  const room = (length: number) => put(new Float32Array(length).fill(Number.NaN));
  const putWhole = (values: readonly number[]) => {
    const at = arena.allocate(values.length);
    arena.integers(at, values.length).set(values);
    return at;
  };
  return { k: arena.kernels, put, putWhole, room, read: (at: number, n: number) => arena.floats(at, n).slice() };
}

/** Rows of numbers without what fills them up. */
export function unpad(values: Float32Array, rows: number, columns: number): Float32Array {
  const row = values.length / rows;
  return Float32Array.from(
    { length: rows * columns },
    (_, i) => values[Math.floor(i / columns) * row + (i % columns)]!,
  );
}
