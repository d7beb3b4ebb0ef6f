/** Stock TensorFlow.js, as its documentation says to use it: the article's network, `compile`, `trainOnBatch`. */
import * as tf from '@tensorflow/tfjs';

let model: tf.Sequential | null = null;
let batch: { x: tf.Tensor4D; y: tf.Tensor } | null = null;

function buildModel(): tf.Sequential {
  const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
  const built = tf.sequential({
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
  built.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });
  return built;
}

/** Trains one batch of 64 and waits for its loss. @returns milliseconds */
async function step(backend: string): Promise<number> {
  if (tf.getBackend() !== backend || !model || !batch) {
    if (!(await tf.setBackend(backend))) throw new Error(`no ${backend} backend here`);
    model = buildModel();
    batch = {
      x: tf.randomUniform<tf.Rank.R4>([64, 32, 32, 3], 0, 1, 'float32', 1),
      y: tf.oneHot(tf.range(0, 64, 1, 'int32').mod(tf.scalar(10, 'int32')), 10),
    };
  }
  const start = performance.now();
  await model.trainOnBatch(batch.x, batch.y);
  return performance.now() - start;
}

self.onmessage = async ({ data }: MessageEvent<string>) => {
  try {
    self.postMessage({ ms: await step(data) });
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
