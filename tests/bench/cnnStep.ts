/**
 * Run by cnnNode.ts: milliseconds of the article's training step (batch 64, Adam) on the WASM backend with this
 * project's kernels, in Node on one thread, and the share of each kernel. For work on the kernels; `npm run bench` compares with
 * stock TensorFlow.js in a browser.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { FusedAdam } from '../../src/engine/kernels/adam.ts';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import * as tf from '../../src/engine/tf.ts';
import { NETWORK } from '../../src/nn/articleCnn.ts';
import { createRandom } from '../../src/math/random.ts';
import { IMAGE_BYTES, PARAMETERS } from '../../src/nn/articleNetwork.ts';
import { createClassifier, trainOnRows } from '../../src/nn/classifier.ts';
import { initialWeights } from '../../src/nn/initialise.ts';

const BATCH = 64;
const WARM_UP = 5;

/** Wraps every WASM kernel to add up its time, after all kernels are registered. Composed kernels do not count twice. */
function profileKernels(): Map<string, { ms: number; calls: number }> {
  const times = new Map<string, { ms: number; calls: number }>();
  for (const { kernelName, kernelFunc, ...config } of tf.getKernelsForBackend('wasm')) {
    const timed: tf.KernelFunc = (args) => {
      const start = performance.now();
      const result = kernelFunc(args);
      const entry = times.get(kernelName) ?? { ms: 0, calls: 0 };
      entry.ms += performance.now() - start;
      entry.calls++;
      times.set(kernelName, entry);
      return result;
    };
    tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({ ...config, kernelName, kernelFunc: timed });
  }
  return times;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

const steps = Number(process.argv[2] ?? 40);
setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
await tf.setBackend('wasm');
registerWasmKernels();

const random = createRandom(1);
const images = Uint8Array.from({ length: BATCH * IMAGE_BYTES }, () => 256 * random.uniform());
const labels = Uint8Array.from({ length: BATCH }, (_, i) => i % 10);
const rows = Array.from(labels.keys());
const network = createClassifier(NETWORK, initialWeights(PARAMETERS, 1));
const adam = new FusedAdam({ learningRate: 1e-3 });
let adamMs = 0;

function step(): number {
  const start = performance.now();
  const { loss, accuracy } = trainOnRows(network, { images, labels }, rows, (gradients) => {
    const from = performance.now();
    adam.apply(network.weights, gradients);
    adamMs += performance.now() - from;
  });
  const value = loss.dataSync()[0]!;
  tf.dispose([loss, accuracy]);
  if (!Number.isFinite(value)) throw new Error('the loss is not finite');
  return performance.now() - start;
}

for (let i = 0; i < WARM_UP; i++) step();
const tensors = tf.memory().numTensors;
const heap = () => (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.length / 2 ** 20;
const heapBefore = heap();
const ms = Array.from({ length: steps }, step);
console.log(`step: median ${median(ms).toFixed(1)} ms, best ${Math.min(...ms).toFixed(1)} ms`);
console.log(
  `images/s: median ${((1000 * BATCH) / median(ms)).toFixed(0)}, best ${((1000 * BATCH) / Math.min(...ms)).toFixed(0)}`,
);
console.log(
  `tensors: ${tensors} → ${tf.memory().numTensors}; heap: ${heapBefore.toFixed(0)} → ${heap().toFixed(0)} MiB`,
);

adamMs = 0;
const times = profileKernels();
for (let i = 0; i < steps; i++) step();
console.log(`${(adamMs / steps).toFixed(2).padStart(8)} ms  FusedAdam`);
for (const [name, { ms: total, calls }] of [...times].sort((a, b) => b[1].ms - a[1].ms).slice(0, 16)) {
  console.log(`${(total / steps).toFixed(2).padStart(8)} ms  ${name} ×${calls / steps}`);
}
