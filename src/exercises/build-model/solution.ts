import * as tf from '@tensorflow/tfjs';
import { show } from 'livegrad';

export function buildModel(): tf.LayersModel {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 64, activation: 'relu', inputShape: [784] }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  return model;
}

const model = buildModel();
console.log(model.countParams());
show.table(
  model.layers.map((layer) => ({
    layer: layer.getClassName(),
    output: JSON.stringify(layer.outputShape),
    parameters: layer.countParams(),
  })),
);
