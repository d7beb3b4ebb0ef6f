import * as tf from '@tensorflow/tfjs';
import { show } from 'livegrad';

interface Options {
  alpha: number;
  patience: number;
  mostEpochs: number;
}

// @text task
export function train(
  xTrain: tf.Tensor2D,
  yTrain: tf.Tensor2D,
  xVal: tf.Tensor2D,
  yVal: tf.Tensor2D,
  { alpha, patience, mostEpochs }: Options,
) {
  // @text loss
  const lossOf = (w: tf.Tensor, x: tf.Tensor2D, y: tf.Tensor2D) => tf.matMul(x, w).sub(y).square().mean();
  const gradientOf = tf.grad((w) => lossOf(w, xTrain, yTrain));

  let w: tf.Tensor = tf.zeros([xTrain.shape[1], 1]);
  let bestEpoch = 0;
  const losses: number[] = [];
  for (let epoch = 1; epoch <= mostEpochs; epoch++) {
    w = w.sub(gradientOf(w).mul(alpha));
    losses.push(lossOf(w, xVal, yVal).dataSync()[0]);
    // @text here
  }
  return { weights: w, bestEpoch, losses };
}

// @text sample
const points = (n: number, shift: number) => Array.from({ length: n }, (_, i) => (3 * (i + shift)) / n);
const features = (ts: number[]) => tf.tensor2d(ts.map((t) => Array.from({ length: 8 }, (_, j) => Math.cos(j * t))));
const targets = (ts: number[]) => tf.tensor2d(ts.map((t) => [t + Math.sin(100 * t)]));
const [seen, held] = [points(10, 0), points(10, 0.5)];
const result = train(features(seen), targets(seen), features(held), targets(held), {
  alpha: 0.1,
  patience: 10,
  mostEpochs: 300,
});
console.log(result.bestEpoch, result.losses.length);
// @text picture
show.line(result.losses, 'validation loss');
