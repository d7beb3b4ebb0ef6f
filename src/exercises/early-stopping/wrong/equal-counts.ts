import * as tf from '@tensorflow/tfjs';

interface Options {
  alpha: number;
  patience: number;
  mostEpochs: number;
}

export function train(
  xTrain: tf.Tensor2D,
  yTrain: tf.Tensor2D,
  xVal: tf.Tensor2D,
  yVal: tf.Tensor2D,
  { alpha, patience, mostEpochs }: Options,
) {
  const lossOf = (w: tf.Tensor, x: tf.Tensor2D, y: tf.Tensor2D) => tf.matMul(x, w).sub(y).square().mean();
  const gradientOf = tf.grad((w) => lossOf(w, xTrain, yTrain));

  let w: tf.Tensor = tf.zeros([xTrain.shape[1], 1]);
  let best = { w, loss: Infinity, epoch: 0 };
  const losses: number[] = [];
  for (let epoch = 1; epoch <= mostEpochs; epoch++) {
    w = w.sub(gradientOf(w).mul(alpha));
    const loss = lossOf(w, xVal, yVal).dataSync()[0];
    losses.push(loss);
    if (loss <= best.loss) best = { w, loss, epoch };
    else if (epoch - best.epoch >= patience) break;
  }
  return { weights: best.w, bestEpoch: best.epoch, losses };
}
