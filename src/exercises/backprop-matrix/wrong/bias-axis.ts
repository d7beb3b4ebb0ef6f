import * as tf from '@tensorflow/tfjs';

interface Layer {
  W: tf.Tensor2D;
  b: tf.Tensor1D;
}
export function backward(X: tf.Tensor2D, Y: tf.Tensor2D, layers: Layer[]): Layer[] {
  const A: tf.Tensor2D[] = [X];
  layers.forEach(({ W, b }, l) => {
    const Z: tf.Tensor2D = tf.add(tf.matMul(A[l], W, false, true), b);
    A.push(l === layers.length - 1 ? tf.softmax(Z) : tf.tanh(Z));
  });
  const P = A[layers.length];
  const gradients: Layer[] = [];
  let delta: tf.Tensor2D = tf.div(tf.sub(P, Y), X.shape[0]);
  for (let l = layers.length - 1; l >= 0; l--) {
    gradients.unshift({ W: tf.matMul(delta, A[l], true, false), b: tf.sum(delta, 1) });
    if (l === 0) break;
    const slope = tf.sub(1, tf.square(A[l]));
    delta = tf.mul(tf.matMul(delta, layers[l].W), slope);
  }
  return gradients;
}
