/** Measures a large matrix product on one WASM thread: the stock kernel first, then ours. The roof of what a thread can do. */
import * as tf from '../../engine/tf.ts';
import { openStockWasm } from '../../engine/openers.ts';
import { registerWasmKernels } from '../../engine/kernels/register.ts';
import { usesFusedMultiplyAdd } from '../../engine/kernels/heap.ts';
import type { ProductRates } from './protocol.ts';

const SIDE = 512;
const ROUNDS = 12;

/** Best rate of several products, in GFLOP/s. */
function bestRate(a: tf.Tensor, b: tf.Tensor): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    tf.matMul(a, b).dispose();
    best = Math.max(best, (2 * SIDE ** 3) / (performance.now() - start) / 1e6);
  }
  return best;
}

self.onmessage = async () => {
  await openStockWasm();
  const make = () => tf.randomUniform([SIDE, SIDE], -1, 1, 'float32', 1);
  const [a, b] = [make(), make()];
  const stock = bestRate(a, b);
  registerWasmKernels();
  const ours = bestRate(a, b);
  tf.dispose([a, b]);
  self.postMessage({ stock, ours, fusedMultiplyAdd: usesFusedMultiplyAdd() } satisfies ProductRates);
};
