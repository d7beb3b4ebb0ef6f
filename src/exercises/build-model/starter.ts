import * as tf from '@tensorflow/tfjs';
import { show } from 'livegrad';

// @text task
export function buildModel(): tf.LayersModel {
  const model = tf.sequential();
  // @text here
  model.add(tf.layers.dense({ units: 10, inputShape: [784] }));
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
