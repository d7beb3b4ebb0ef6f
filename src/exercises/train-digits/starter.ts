import * as tf from '@tensorflow/tfjs';
import { show } from 'livegrad';

// @text task
export async function train(x: tf.Tensor2D, y: tf.Tensor1D, xTest: tf.Tensor2D) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 64, activation: 'relu', inputShape: [784] }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  // @text compile
  // @text fit
  const probabilities = model.predict(xTest) as tf.Tensor2D;
  // @text answer
  return probabilities;
}

// @text sample
const labels = Array.from({ length: 60 }, (_, i) => i % 10);
const bars = tf.tensor2d(
  labels.map((label) => Array.from({ length: 784 }, (_, p) => (Math.floor((p % 28) / 2.8) === label ? 1 : 0))),
);
show.image(bars.slice([3, 0], [1, 784]).reshape([28, 28]), '3');
console.log(await train(bars, tf.tensor1d(labels), bars));
