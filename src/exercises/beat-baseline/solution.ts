import * as tf from '@tensorflow/tfjs';
import { show } from 'livegrad';

const { conv2d, maxPooling2d, batchNormalization, flatten, dense } = tf.layers;

// @text model
export function buildModel(): tf.LayersModel {
  // @text he
  const common = { activation: 'relu', kernelInitializer: 'heNormal' } as const;
  // @text momentum
  const momentum = 0.9;
  return tf.sequential({
    layers: [
      batchNormalization({ inputShape: [32, 32, 3], momentum }),
      conv2d({ filters: 32, kernelSize: 5, strides: 2, ...common }),
      maxPooling2d({ poolSize: 2 }),
      batchNormalization({ momentum }),
      conv2d({ filters: 32, kernelSize: 3, ...common }),
      batchNormalization({ momentum }),
      flatten(),
      dense({ units: 10 }),
    ],
  });
}

// @text rate
export function learningRate(step: number): number {
  const warmUp = 20;
  const share = (step - warmUp) / (100 - warmUp);
  return 0.005 * (step < warmUp ? (step + 1) / warmUp : (1 + Math.cos(Math.PI * share)) / 2);
}

buildModel().summary(72, undefined, (line) => console.log(line));
show.line(
  Array.from({ length: 100 }, (_, step) => learningRate(step)),
  'α',
);
