import fc from 'fast-check';
import { convolveReluPool } from '../../src/engine/layers.ts';
import * as tf from '../../src/engine/tf.ts';
import { expectEqualOnBoth, normal } from './wasmKernels.ts';

/** Sizes of a layer; every second has the channels that Winograd's algorithm takes. */
const sizes = fc.record({
  n: fc.integer({ min: 1, max: 3 }),
  h: fc.integer({ min: 4, max: 15 }),
  w: fc.integer({ min: 4, max: 15 }),
  channels: fc.oneof(
    fc.record({ c: fc.integer({ min: 1, max: 12 }), o: fc.constantFrom(4, 8, 12, 24) }),
    fc.record({ c: fc.constantFrom(4, 8, 12, 32), o: fc.constantFrom(8, 16, 24) }),
  ),
  isData: fc.boolean(),
  isTied: fc.boolean(),
  seed: fc.nat(),
});

/** Compares `convolveReluPool`, which the CPU backend composes, on both backends: value and all gradients. */
export function expectPoolLayersEqual(runs: { numRuns: number; seed: number }): Promise<void> {
  return fc.assert(
    fc.asyncProperty(sizes, ({ n, h, w, channels: { c, o }, isData, isTied, seed }) =>
      expectEqualOnBoth(() => {
        // Whole numbers are added without rounding, so that ties are ties on every backend.
        const values = (shape: number[], i: number) =>
          isTied ? tf.round(normal(shape, seed + i, 0.7)) : normal(shape, seed + i);
        const [x, filter, bias] = [values([n, h, w, c], 0) as tf.Tensor4D, values([3, 3, c, o], 1), values([o], 2)];
        const layer = (image: tf.Tensor, f: tf.Tensor, b: tf.Tensor) =>
          convolveReluPool(image as tf.Tensor4D, f, b, isData);
        const y = layer(x, filter, bias);
        const dy = normal(y.shape, seed + 3);
        const gradients = isData
          ? tf.grads((f: tf.Tensor, b: tf.Tensor) => layer(x, f, b))([filter, bias], dy)
          : tf.grads(layer)([x, filter, bias], dy);
        return [y, ...gradients];
      }),
    ),
    runs,
  );
}
