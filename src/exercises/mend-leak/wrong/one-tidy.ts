import * as tf from '@tensorflow/tfjs';

export function train(X: tf.Tensor2D, y: tf.Tensor2D, steps: number, rate: number, onStep: () => void): number[] {
  return tf.tidy(() => {
    let w: tf.Tensor2D = tf.zeros([2, 1]);
    for (let step = 0; step < steps; step++) {
      const error = tf.sub<tf.Tensor2D>(tf.matMul(X, w), y);
      const gradient = tf.mul(tf.matMul(X, error, true, false), 2 / X.shape[0]);
      w = tf.sub(w, tf.mul(gradient, rate));
      onStep();
    }
    return Array.from(w.dataSync());
  });
}
