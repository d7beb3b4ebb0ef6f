import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { usesFusedMultiplyAdd } from '../../../../src/engine/kernels/heap.ts';
import * as tf from '../../../../src/engine/tf.ts';
import { expectPoolLayersEqual } from '../../../support/poolLayers.ts';
import { expectEqualOnBoth, geometry, normal, RUNS, useWasmKernels } from '../../../support/wasmKernels.ts';

// Bytes that no engine accepts: as in a browser without relaxed SIMD.
vi.mock('../../../../src/engine/kernels/binary.ts', async (original) => ({
  ...(await original<object>()),
  RELAXED_KERNELS: '',
}));

useWasmKernels();
const FEWER = { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 5) };

test('the build without fused multiply-add: convolutions, their gradients and products', async () => {
  expect(usesFusedMultiplyAdd()).toBe(false);
  await fc.assert(
    fc.asyncProperty(geometry, ({ n, h, w, c, o, kh, kw, sh, sw, seed }) =>
      expectEqualOnBoth(() => {
        const [x, filter] = [normal([n, h, w, c], seed) as tf.Tensor4D, normal([kh, kw, c, o], seed + 1)];
        const y = (a: tf.Tensor, f: tf.Tensor) => tf.conv2d(a as tf.Tensor4D, f as tf.Tensor4D, [sh, sw], 'same');
        const dy = normal(y(x, filter).shape, seed + 2);
        const product = tf.matMul(normal([n * h, c], seed), normal([c, o], seed + 3));
        return [y(x, filter), ...tf.grads(y)([x, filter], dy), product];
      }),
    ),
    FEWER,
  );
});

test('the build without fused multiply-add: a convolutional layer with its pool', () => expectPoolLayersEqual(FEWER));
