import * as tf from '@tensorflow/tfjs';

function prepare(images: tf.Tensor4D): tf.Tensor2D {
  return images.reshape([images.shape[0], 784]).div(255);
}

export async function createClassifier(images: tf.Tensor4D, labels: tf.Tensor1D) {
  const x = prepare(images);
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 64, activation: 'relu', inputShape: [784] }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'sparseCategoricalCrossentropy' });
  await model.fit(x, labels.toFloat(), { epochs: 1, batchSize: 64 });
  return (newImages: tf.Tensor4D): number[] => {
    const probabilities = model.predict(prepare(newImages)) as tf.Tensor2D;
    return Array.from(probabilities.argMax(1).dataSync());
  };
}
