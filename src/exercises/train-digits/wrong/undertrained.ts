import * as tf from '@tensorflow/tfjs';

export async function train(x: tf.Tensor2D, y: tf.Tensor1D, xTest: tf.Tensor2D) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 64, activation: 'relu', inputShape: [784] }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'sparseCategoricalCrossentropy' });
  await model.fit(x, y, { epochs: 5, batchSize: 500 });
  const probabilities = model.predict(xTest) as tf.Tensor2D;
  return probabilities.argMax(1);
}
