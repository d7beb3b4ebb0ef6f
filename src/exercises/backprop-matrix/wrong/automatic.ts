import * as tf from '@tensorflow/tfjs';

interface Layer {
  W: tf.Tensor2D;
  b: tf.Tensor1D;
}

export function backward(X: tf.Tensor2D, Y: tf.Tensor2D, layers: Layer[]): Layer[] {
  const parameters = layers.flatMap(({ W, b }) => [W, b] as tf.Tensor[]);
  const loss = (...p: tf.Tensor[]) => {
    let A: tf.Tensor = X;
    for (let l = 0; l < layers.length; l++) {
      const Z = tf.add(tf.matMul(A as tf.Tensor2D, p[2 * l] as tf.Tensor2D, false, true), p[2 * l + 1]);
      A = l === layers.length - 1 ? Z : tf.tanh(Z);
    }
    return tf.losses.softmaxCrossEntropy(Y, A) as tf.Scalar;
  };
  const gradients = tf.grads(loss)(parameters);
  return layers.map((_, l) => ({ W: gradients[2 * l] as tf.Tensor2D, b: gradients[2 * l + 1] as tf.Tensor1D }));
}
