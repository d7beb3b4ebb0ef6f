import * as tf from '@tensorflow/tfjs';
import { show } from 'livegrad';

// @text prepare
function prepare(images: tf.Tensor4D): tf.Tensor2D {
  const n = images.shape[0];
  const bytes = images.dataSync();
  const values = new Float32Array(n * 784);
  for (let i = 0; i < n; i++) {
    const image = bytes.subarray(784 * i, 784 * (i + 1));
    // @text mass
    let [ink, sumX, sumY] = [0, 0, 0];
    image.forEach((m, p) => {
      ink += m;
      sumX += m * (p % 28);
      sumY += m * Math.floor(p / 28);
    });
    const right = Math.round(14 - sumX / ink);
    const down = Math.round(14 - sumY / ink);
    // @text move
    image.forEach((m, p) => {
      const x = (p % 28) + right;
      const y = Math.floor(p / 28) + down;
      if (x >= 0 && x < 28 && y >= 0 && y < 28) values[784 * i + 28 * y + x] = m / 255;
    });
  }
  return tf.tensor2d(values, [n, 784]);
}

export async function createClassifier(images: tf.Tensor4D, labels: tf.Tensor1D) {
  const x = prepare(images);
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 64, activation: 'relu', inputShape: [784] }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'sparseCategoricalCrossentropy' });
  await model.fit(x, labels.toFloat(), { epochs: 5, batchSize: 32 });
  return (newImages: tf.Tensor4D): number[] => {
    const probabilities = model.predict(prepare(newImages)) as tf.Tensor2D;
    return Array.from(probabilities.argMax(1).dataSync());
  };
}

// @text sample
const drawBar = (isUpright: boolean, at: number) =>
  Array.from({ length: 784 }, (_, p) => {
    const [across, along] = isUpright ? [p % 28, Math.floor(p / 28)] : [Math.floor(p / 28), p % 28];
    return Math.abs(across - at) < 3 && Math.abs(along - at) < 9 ? 255 : 0;
  });
const bars = Array.from({ length: 40 }, (_, i) => drawBar(i % 2 === 0, 9 + (i % 7)));
const images = tf.tensor4d(bars.flat(), [40, 28, 28, 1], 'int32');
const labels = tf.tensor1d(
  bars.map((_, i) => i % 2),
  'int32',
);
show.image(images.slice(0, 1).reshape([28, 28]), 'images[0]');
show.image(prepare(images).slice(0, 1).reshape([28, 28]).clipByValue(0, 1), 'prepare(images)[0]');
const classify = await createClassifier(images, labels);
console.log(classify(images));
