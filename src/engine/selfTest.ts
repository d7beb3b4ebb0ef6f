import { convolveReluPool } from './layers.ts';
import * as tf from './tf.ts';
import { createRandom } from '../math/random.ts';

/** Largest relative difference from the CPU backend that a backend may show in the self-test. */
export const SELF_TEST_TOLERANCE = 1e-3;

/**
 * One fixed small training step on the current backend, of two small networks: a convolution, max pooling and a matrix product by
 * TensorFlow.js's own operations, and two of this project's pooled layers (layers.ts), then softmax cross-entropy, and the gradients of
 * all of them. Inputs are the same on every backend, and no two numbers of a window so close that rounding could choose between them.
 * @returns the loss and every gradient as flat arrays
 */
export async function selfTestStep(): Promise<Float32Array[]> {
  const random = createRandom(20, 26);
  const normal = (...shape: number[]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return tf.tensor(
      Float32Array.from({ length: size }, () => 0.5 * random.normal()),
      shape,
    );
  };
  const results = tf.tidy(() => {
    const x = normal(3, 9, 9, 3) as tf.Tensor4D;
    const weights = [normal(3, 3, 3, 5), normal(5), normal(45, 4)];
    const image = normal(3, 10, 10, 3) as tf.Tensor4D;
    const pooledWeights = [normal(3, 3, 3, 8), normal(8), normal(3, 3, 8, 8), normal(8), normal(8, 4)];
    const labels = tf.tensor2d([1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0], [3, 4]);
    const crossEntropy = (logits: tf.Tensor) => tf.neg(tf.mean(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), 1)));
    const loss = (...[filter, bias, kernel, f1, b1, f2, b2, k]: tf.Tensor[]): tf.Scalar => {
      const hidden = tf.fused.conv2d({
        x,
        filter: filter as tf.Tensor4D,
        strides: 1,
        pad: 'valid',
        bias: bias!,
        activation: 'relu',
      });
      const pooled = tf.maxPool(hidden, 2, 2, 'valid');
      const pool1 = convolveReluPool(image, f1!, b1!, true);
      const pool2 = convolveReluPool(pool1, f2!, b2!, false);
      return tf.add(
        crossEntropy(tf.matMul(tf.reshape(pooled, [3, 45]), kernel!)),
        crossEntropy(tf.matMul(tf.reshape(pool2, [3, 8]), k!)),
      );
    };
    const { value, grads } = tf.valueAndGrads(loss)([...weights, ...pooledWeights]);
    return [value, ...grads];
  });
  const arrays = (await Promise.all(results.map((tensor) => tensor.data()))) as Float32Array[];
  tf.dispose(results);
  return arrays.map((array) => Float32Array.from(array));
}

/**
 * Largest difference between two lists of arrays, relative to the largest magnitude of the reference array.
 * @returns infinity when a value is not finite or the lists differ in shape
 */
export function relativeDifference(actual: Float32Array[], reference: Float32Array[]): number {
  if (actual.length !== reference.length) return Infinity;
  let worst = 0;
  for (const [i, expected] of reference.entries()) {
    const found = actual[i]!;
    if (found.length !== expected.length) return Infinity;
    const scale = expected.reduce((m, v) => Math.max(m, Math.abs(v)), 1e-12);
    for (let j = 0; j < expected.length; j++) {
      const difference = Math.abs(found[j]! - expected[j]!) / scale;
      if (!(difference <= worst)) worst = Number.isFinite(difference) ? difference : Infinity;
    }
  }
  return worst;
}
