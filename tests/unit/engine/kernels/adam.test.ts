import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { binaryModule, KERNEL_MODULES } from '../../../../scripts/kernels.ts';
import { FusedAdam } from '../../../../src/engine/kernels/adam.ts';
import { relativeDifference } from '../../../../src/engine/selfTest.ts';
import * as tf from '../../../../src/engine/tf.ts';
import { normal, TOLERANCE, useWasmKernels } from '../../../support/wasmKernels.ts';

useWasmKernels();

describe('FusedAdam', () => {
  test('equals tf.train.adam over 100 steps on both backends, and keeps the number of tensors', async () => {
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend);
      const make = () => tf.tidy(() => [tf.variable(normal([5, 7], 1)), tf.variable(normal([3], 2))]);
      const [ours, reference] = [make(), make()];
      const adam = new FusedAdam({ learningRate: 0.01 });
      const stock = tf.train.adam(0.01);
      let tensors = 0;
      for (let step = 0; step < 100; step++) {
        tf.tidy(() => {
          const gradients = ours.map((weight, i) => normal(weight.shape, 10 * step + i, 0.1 * (i + 1)));
          adam.apply(ours, gradients);
          stock.applyGradients(reference.map(({ name }, i) => ({ name, tensor: gradients[i]! })));
        });
        if (step === 0) tensors = tf.memory().numTensors;
      }
      expect(tf.memory().numTensors).toBe(tensors);
      const read = (list: tf.Variable[]) => list.map((weight) => Float32Array.from(weight.dataSync()));
      expect(relativeDifference(read(ours), read(reference))).toBeLessThan(TOLERANCE);
      const state = await adam.getState(ours);
      const resumed = new FusedAdam({ learningRate: 0.01 });
      resumed.setState(state, ours);
      expect(await resumed.getState(ours)).toEqual(state);
      adam.dispose();
      resumed.dispose();
      stock.dispose();
      tf.dispose([...ours, ...reference]);
    }
  });
});

describe('the committed binaries', () => {
  test.each(KERNEL_MODULES)('$file is what the source compiles to', async (module) => {
    const committed = readFileSync(new URL(`../../../../src/engine/kernels/${module.file}`, import.meta.url), 'utf8');
    expect(committed).toBe(await binaryModule(module));
  });
});
