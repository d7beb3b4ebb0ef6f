/**
 * Stock TensorFlow.js, for comparison, as its documentation says to use it: the article's network by `tf.layers`, `compile`, `fit`.
 * A worker of its own, apart from the engine, so that nothing of ours is registered in it.
 */
import * as tf from '@tensorflow/tfjs';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { LAYERS } from '../../nn/articleNetwork.ts';
import type { StockAnswer, StockRequest } from './protocol.ts';

/** The article's network with the layers API. */
function buildModel(): tf.Sequential {
  const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv2d({ filters: 32, kernelSize: 3, activation: 'relu', inputShape: [32, 32, 3] }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
      flatten(),
      dense({ units: 64, activation: 'relu' }),
      dense({ units: 10, activation: 'softmax' }),
    ],
  });
  const expected = LAYERS.reduce((sum, { parameters }) => sum + parameters, 0);
  if (model.countParams() !== expected) throw new Error('the stock network is not the one that is compared');
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });
  return model;
}

let backend = '';
let model: tf.Sequential | null = null;

async function open(name: string): Promise<void> {
  if (name === backend) return;
  if (name === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false); // its threaded build does not survive a bundler
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainUrl,
      'tfjs-backend-wasm-simd.wasm': simdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
    });
  }
  if (name === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend(name))) throw new Error(`no ${name} backend here`);
  await tf.ready();
  backend = name;
  model = buildModel();
}

/** Fits `steps` batches and waits for the result. @returns milliseconds a step */
async function fit({ steps, batch }: StockRequest): Promise<number> {
  const x = tf.randomUniform([batch * steps, 32, 32, 3], 0, 1, 'float32', 1);
  const y = tf.tidy(() => tf.oneHot(tf.mod(tf.range(0, batch * steps, 1, 'int32'), tf.scalar(10, 'int32')), 10));
  try {
    await x.data(); // made before the clock starts
    const start = performance.now();
    await model!.fit(x, y, { batchSize: batch, epochs: 1, shuffle: false, verbose: 0 });
    await model!.layers.at(-1)!.getWeights()[0]!.data(); // until the device is done
    return (performance.now() - start) / steps;
  } finally {
    tf.dispose([x, y]);
  }
}

self.onmessage = async ({ data }: MessageEvent<StockRequest>) => {
  try {
    await open(data.backend);
    self.postMessage({ msPerStep: await fit(data) } satisfies StockAnswer);
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies StockAnswer);
  }
};
