import { expect, test } from 'vitest';
import { faultOf } from '../../../src/engine/fault.ts';
import * as tf from '../../../src/engine/tf.ts';
import { guardWasmMemory } from '../../../src/engine/wasmMemory.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();

test('a WASM memory that cannot grow is a fault, and what is freed can be used again', async () => {
  await tf.setBackend('wasm');
  guardWasmMemory();
  const before = tf.memory();
  const backend = tf.backend() as unknown as {
    makeOutput(shape: number[], dtype: 'float32'): { dataId: object };
    disposeData(id: object): void;
  };
  const held: object[] = [];
  // 512 MiB each, never touched: the module's memory ends before ten of them.
  const fill = () => {
    for (let i = 0; i < 10; i++) held.push(backend.makeOutput([2 ** 27], 'float32').dataId);
  };
  let error: unknown;
  try {
    fill();
  } catch (caught) {
    error = caught;
  }
  expect(faultOf(error)).toMatchObject({ code: 'out-of-memory', canContinue: true });
  expect(String(error)).toMatch(/512\.0 MiB/);
  for (const id of held) backend.disposeData(id);
  expect(await tf.square(tf.tensor1d([1, 2, 3])).data()).toEqual(Float32Array.of(1, 4, 9));
  expect(tf.memory().numDataBuffers).toBeLessThanOrEqual(before.numDataBuffers + 2);
});
