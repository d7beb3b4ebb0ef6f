import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import fc from 'fast-check';
import { beforeAll, expect, vi } from 'vitest';
import { registerDilatedGradient } from '../../src/engine/kernels/dilatedGradient.ts';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import * as tf from '../../src/engine/tf.ts';
import { createRandom } from '../../src/math/random.ts';

/** Random cases of each property. */
export const RUNS = { numRuns: Number(process.env['KERNEL_RUNS'] ?? 500), seed: 2026 };
/** Largest difference to the CPU backend, relative to the largest number of the result, or to 1 where sums cancel. */
export const TOLERANCE = 1e-5;

/** Makes the WASM backend with this project's kernels current in every test of the calling file. */
export function useWasmKernels(): void {
  vi.setConfig({ testTimeout: 120_000 });
  beforeAll(async () => {
    setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    await tf.setBackend('wasm');
    registerWasmKernels();
    registerDilatedGradient();
  });
}

/** Runs a computation on both backends and compares every result. */
export async function expectEqualOnBoth(compute: () => tf.Tensor | tf.Tensor[]): Promise<void> {
  const results: Float32Array[][] = [];
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const tensors = [tf.tidy(compute)].flat() as tf.Tensor[];
    results.push(await Promise.all(tensors.map(async (t) => Float32Array.from(await t.data()))));
    tf.dispose(tensors);
    expect(tf.memory().numTensors).toBe(before);
  }
  for (const [i, expected] of results[0]!.entries()) {
    const scale = Math.max(1, ...expected.map(Math.abs));
    const worst = Math.max(0, ...expected.map((value, j) => Math.abs(value - results[1]![i]![j]!)));
    expect(results[1]![i]!.length).toBe(expected.length);
    expect(worst / scale).toBeLessThan(TOLERANCE);
  }
}

/** Normal random numbers, the same for the same seed. */
export function normal(shape: number[], seed: number, scale = 1): tf.Tensor {
  const random = createRandom(seed);
  const size = shape.reduce((a, b) => a * b, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => scale * random.normal()),
    shape,
  );
}

/** Sizes, strides and padding of a convolution or a pool. */
export const geometry = fc.record({
  n: fc.integer({ min: 1, max: 3 }),
  h: fc.integer({ min: 3, max: 9 }),
  w: fc.integer({ min: 3, max: 9 }),
  c: fc.integer({ min: 1, max: 9 }),
  o: fc.integer({ min: 1, max: 19 }),
  kh: fc.integer({ min: 1, max: 3 }),
  kw: fc.integer({ min: 1, max: 3 }),
  sh: fc.integer({ min: 1, max: 3 }),
  sw: fc.integer({ min: 1, max: 3 }),
  pad: fc.constantFrom('same' as const, 'valid' as const, 'explicit' as const),
  seed: fc.nat(),
});
/** Padding by numbers of pixels. */
export const explicitPadding: [[number, number], [number, number], [number, number], [number, number]] = [
  [0, 0],
  [1, 2],
  [0, 1],
  [0, 0],
];
