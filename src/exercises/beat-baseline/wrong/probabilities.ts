import * as tf from '@tensorflow/tfjs';

export function buildModel(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.averagePooling2d({ inputShape: [32, 32, 3], poolSize: 4 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}

export function learningRate(step: number): number {
  return 0.003;
}
