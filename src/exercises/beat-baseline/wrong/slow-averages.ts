import * as tf from '@tensorflow/tfjs';

const { conv2d, maxPooling2d, batchNormalization, flatten, dense } = tf.layers;
export function buildModel(): tf.LayersModel {
  const common = { activation: 'relu', kernelInitializer: 'heNormal' } as const;
  const momentum = 0.99;
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
export function learningRate(step: number): number {
  const warmUp = 20;
  const share = (step - warmUp) / (100 - warmUp);
  return 0.005 * (step < warmUp ? (step + 1) / warmUp : (1 + Math.cos(Math.PI * share)) / 2);
}
