import * as tf from '@tensorflow/tfjs';
import { show } from 'livegrad';

// @text model
export function buildModel(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [32, 32, 3], filters: 32, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 64, activation: 'relu' }),
      tf.layers.dense({ units: 10 }),
    ],
  });
}

// @text rate
export function learningRate(step: number): number {
  return 0.001;
}

// @text augment
export function augment(batch: tf.Tensor4D): tf.Tensor4D {
  return batch;
}

buildModel().summary(72, undefined, (line) => console.log(line));
show.line(
  Array.from({ length: 100 }, (_, step) => learningRate(step)),
  'α',
);
