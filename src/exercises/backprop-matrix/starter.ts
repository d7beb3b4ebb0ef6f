import * as tf from '@tensorflow/tfjs';

interface Layer {
  W: tf.Tensor2D;
  b: tf.Tensor1D;
}

// @text task
export function backward(X: tf.Tensor2D, Y: tf.Tensor2D, layers: Layer[]): Layer[] {
  // @text forward
  const A: tf.Tensor2D[] = [X];
  layers.forEach(({ W, b }, l) => {
    const Z: tf.Tensor2D = tf.add(tf.matMul(A[l], W, false, true), b);
    A.push(l === layers.length - 1 ? tf.softmax(Z) : tf.tanh(Z));
  });
  const P = A[layers.length];

  // @text backward
  const gradients: Layer[] = [];
  return gradients;
}

const X = tf.tensor2d([
  [1, 2],
  [0, -1],
]);
const Y = tf.tensor2d([
  [1, 0, 0],
  [0, 0, 1],
]);
const layers = [
  {
    W: tf.tensor2d([
      [0.1, 0.2],
      [0.3, -0.1],
      [-0.2, 0.4],
    ]),
    b: tf.tensor1d([0, 0, 0]),
  },
];
console.log(backward(X, Y, layers));
