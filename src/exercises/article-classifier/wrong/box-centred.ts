import * as tf from '@tensorflow/tfjs';
function prepare(images: tf.Tensor4D): tf.Tensor2D {
  const n = images.shape[0];
  const bytes = images.dataSync();
  const values = new Float32Array(n * 784);
  for (let i = 0; i < n; i++) {
    const image = bytes.subarray(784 * i, 784 * (i + 1));
    const xs: number[] = [];
    const ys: number[] = [];
    image.forEach((m, p) => {
      if (m === 0) return;
      xs.push(p % 28);
      ys.push(Math.floor(p / 28));
    });
    const right = Math.round(14 - (Math.min(...xs) + Math.max(...xs)) / 2);
    const down = Math.round(14 - (Math.min(...ys) + Math.max(...ys)) / 2);
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
