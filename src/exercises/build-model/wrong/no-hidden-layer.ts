import * as tf from '@tensorflow/tfjs';

export function buildModel(): tf.LayersModel {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 10, activation: 'softmax', inputShape: [784] }));
  return model;
}
