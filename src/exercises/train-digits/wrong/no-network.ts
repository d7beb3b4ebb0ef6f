import * as tf from '@tensorflow/tfjs';

export function train(x: tf.Tensor2D, y: tf.Tensor1D, xTest: tf.Tensor2D) {
  const length = (rows: tf.Tensor2D) => rows.square().sum(1, true);
  const distances = length(xTest)
    .add(length(x).transpose())
    .sub(tf.matMul(xTest, x, false, true).mul(2));
  return tf.gather(y, distances.argMin(1));
}
