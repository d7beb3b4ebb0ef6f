import * as tf from '@tensorflow/tfjs';

export function train(X: tf.Tensor2D, y: tf.Tensor2D, steps: number, rate: number, onStep: () => void): number[] {
  let w: tf.Tensor2D = tf.zeros([2, 1]);
  for (let step = 0; step < steps; step++) {
    const next: tf.Tensor2D = tf.tidy(() => {
      const error = tf.sub<tf.Tensor2D>(tf.matMul(X, w), y);
      const gradient = tf.mul(tf.matMul(X, error, true, false), 2 / X.shape[0]);
      return tf.sub(w, tf.mul(gradient, rate));
    });
    w.dispose();
    w = next;
    onStep();
  }
  const values = Array.from(w.dataSync());
  tf.dispose([w, X, y]);
  return values;
}
