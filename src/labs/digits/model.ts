import * as tf from '../../engine/tf.ts';
import { createRandom } from '../../math/random.ts';
import { CLASSES, IMAGE_BYTES, PARAMETERS } from './network.ts';

// #region initialise
/**
 * Initial weights as Keras draws them: kernels uniform in ±√(6 / (fan in + fan out)) (Glorot and Bengio, 2010), biases 0.
 * Drawn in JavaScript, so that they depend on the seed alone, never on the backend.
 * @returns one array for each of PARAMETERS
 */
export function initialWeights(seed: number): Float32Array[] {
  const random = createRandom(seed, 1);
  return PARAMETERS.map(({ shape }) => {
    if (shape.length === 1) return new Float32Array(shape[0]);
    const [fanIn, fanOut] = shape;
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    return Float32Array.from({ length: fanIn * fanOut }, () => limit * (2 * random.uniform() - 1));
  });
}
// #endregion

// #region forward
/**
 * The network: 784 pixels → 64 units with ReLU → 10 logits.
 * @param x [n, 784], values 0 to 1
 * @param weights the four tensors of PARAMETERS
 * @returns logits [n, 10]
 */
export function forward(x: tf.Tensor2D, weights: readonly tf.Tensor[]): tf.Tensor2D {
  const [k1, b1, k2, b2] = weights as [tf.Tensor2D, tf.Tensor1D, tf.Tensor2D, tf.Tensor1D];
  const hidden = tf.fused.matMul({ a: x, b: k1, bias: b1, activation: 'relu' }) as tf.Tensor2D; // [n, 64]
  return tf.fused.matMul({ a: hidden, b: k2, bias: b2 }) as tf.Tensor2D; // [n, 10]
}
// #endregion

// #region loss
/**
 * Mean cross-entropy with integer labels, from logits: the mean of −log softmax(z) at the true class.
 * @param logits [n, 10]
 * @param labels class numbers [n], int32
 */
export function sparseCrossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  const ofTrueClass = tf.sum(tf.mul(tf.oneHot(labels, CLASSES), tf.logSoftmax(logits)), 1); // [n]
  return tf.neg(tf.mean(ofTrueClass));
}
// #endregion

// #region trainStep
/**
 * One training step: forward, loss, backward, update.
 * @param apply the optimiser's update, given the gradients in the order of `weights`
 * @returns the loss and the share of right answers before the update; the caller disposes them
 */
export function trainStep(
  weights: readonly tf.Variable[],
  x: tf.Tensor2D,
  labels: tf.Tensor1D,
  apply: (gradients: tf.Tensor[]) => void,
): { loss: tf.Scalar; accuracy: tf.Scalar } {
  return tf.tidy(() => {
    let accuracy!: tf.Scalar;
    const lossOf = (...parameters: tf.Tensor[]) => {
      const logits = forward(x, parameters);
      accuracy = tf.keep(tf.mean(tf.cast(tf.equal(tf.argMax(logits, 1), labels), 'float32')));
      return sparseCrossEntropy(logits, labels);
    };
    const { value: loss, grads } = tf.valueAndGrads(lossOf)([...weights]);
    apply(grads);
    return { loss: loss as tf.Scalar, accuracy };
  });
}
// #endregion

// #region gather
/**
 * Pixels and labels of some images as tensors; bytes are divided by 255.
 * @param images [m, 28, 28] bytes
 * @param labels [m] class numbers
 * @param rows which images, [n]
 * @returns x [n, 784] in 0…1, labels [n] int32
 */
export function gatherBatch(
  images: Uint8Array,
  labels: Uint8Array,
  rows: ArrayLike<number>,
): { x: tf.Tensor2D; y: tf.Tensor1D } {
  const n = rows.length;
  const pixels = new Float32Array(n * IMAGE_BYTES);
  for (let i = 0; i < n; i++) {
    const from = rows[i]! * IMAGE_BYTES;
    for (let j = 0; j < IMAGE_BYTES; j++) pixels[i * IMAGE_BYTES + j] = images[from + j]! / 255;
  }
  const classes = Int32Array.from({ length: n }, (_, i) => labels[rows[i]!]!);
  return { x: tf.tensor2d(pixels, [n, IMAGE_BYTES]), y: tf.tensor1d(classes, 'int32') };
}
// #endregion

// #region predict
/**
 * The ten probabilities of some images.
 * @param pixels [n, 784], values 0 to 1
 * @returns [n, 10], each row with the sum 1
 */
export async function predictProbabilities(weights: readonly tf.Tensor[], pixels: Float32Array): Promise<Float32Array> {
  const probabilities = tf.tidy(() => {
    const x = tf.tensor2d(pixels, [pixels.length / IMAGE_BYTES, IMAGE_BYTES]);
    return tf.softmax(forward(x, weights));
  });
  const values = ((await probabilities.data()) as Float32Array).slice();
  probabilities.dispose();
  return values;
}
// #endregion
