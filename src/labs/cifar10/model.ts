import { convolveRelu, convolveReluPool } from '../../engine/layers.ts';
import * as tf from '../../engine/tf.ts';
import { createRandom } from '../../math/random.ts';
import { CLASSES, IMAGE_BYTES, IMAGE_SIZE, PARAMETERS, sizeOf } from './network.ts';

// #region initialise
/**
 * Initial weights as Keras draws them: kernels uniform in ±√(6 / (fan in + fan out)) (Glorot and Bengio, 2010), biases 0.
 * Drawn in JavaScript, so that they depend on the seed alone, never on the backend.
 * @returns one array for each of PARAMETERS
 */
export function initialWeights(seed: number): Float32Array[] {
  const random = createRandom(seed, 1);
  return PARAMETERS.map(({ shape }) => {
    const values = new Float32Array(sizeOf(shape));
    if (shape.length === 1) return values;
    const [fanOut, fanIn] = [shape.at(-1)!, shape.at(-2)!];
    const receptive = sizeOf(shape.slice(0, -2));
    const limit = Math.sqrt(6 / (receptive * (fanIn + fanOut)));
    return values.map(() => limit * (2 * random.uniform() - 1));
  });
}
// #endregion

// #region forward
/**
 * The network: class scores before softmax.
 * @param x images [n, 32, 32, 3], values 0 to 1
 * @param weights the ten tensors of PARAMETERS
 * @returns logits [n, 10]
 */
export function forward(x: tf.Tensor4D, weights: readonly tf.Tensor[]): tf.Tensor2D {
  const [k1, b1, k2, b2, k3, b3, k4, b4, k5, b5] = weights as tf.Tensor[];
  const pool1 = convolveReluPool(x, k1!, b1!, true); // [n, 15, 15, 32]; x is data
  const pool2 = convolveReluPool(pool1, k2!, b2!, false); // [n, 6, 6, 64]
  const conv3 = convolveRelu(pool2, k3!, b3!, false); // [n, 4, 4, 64]
  const flat = tf.reshape(conv3, [-1, 1024]) as tf.Tensor2D;
  const dense1 = tf.fused.matMul({ a: flat, b: k4 as tf.Tensor2D, bias: b4!, activation: 'relu' }); // [n, 64]
  return tf.fused.matMul({ a: dense1, b: k5 as tf.Tensor2D, bias: b5! }) as tf.Tensor2D; // [n, 10]
}
// #endregion

/** Names of the layers whose outputs `layerMaps` returns. */
export const LAYER_NAMES = ['conv1', 'pool1', 'conv2', 'pool2', 'conv3'] as const;

/** Every convolution's and pool's output, to look at: `forward` keeps only the pools'. Arguments as there. */
export function layerMaps(x: tf.Tensor4D, weights: readonly tf.Tensor[]): tf.Tensor4D[] {
  const [k1, b1, k2, b2, k3, b3] = weights as tf.Tensor[];
  const conv1 = convolveRelu(x, k1!, b1!, true); // [n, 30, 30, 32]
  const pool1 = tf.maxPool(conv1, 2, 2, 'valid');
  const conv2 = convolveRelu(pool1, k2!, b2!, false); // [n, 13, 13, 64]
  const pool2 = tf.maxPool(conv2, 2, 2, 'valid');
  return [conv1, pool1, conv2, pool2, convolveRelu(pool2, k3!, b3!, false)];
}

// #region loss
/**
 * Mean categorical cross-entropy, from logits for numerical safety: −Σ y log softmax(z), averaged over the batch.
 * @param logits [n, 10]
 * @param labels one-hot [n, 10]
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), 1)));
}
// #endregion

/** Loss and accuracy of a batch, still on the device. */
export interface BatchResult {
  loss: tf.Scalar;
  accuracy: tf.Scalar;
}

/** Share of rows whose largest logit is the true class. @returns scalar 0 to 1 */
export function batchAccuracy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.cast(tf.equal(tf.argMax(logits, 1), tf.argMax(labels, 1)), 'float32'));
}

// #region trainStep
/**
 * One training step: forward, loss, backward, update.
 * @param apply the optimiser's update, given the gradients in the order of `weights`
 * @returns loss and accuracy before the update; the caller disposes them
 */
export function trainStep(
  weights: readonly tf.Tensor[],
  x: tf.Tensor4D,
  labels: tf.Tensor2D,
  apply: (gradients: tf.Tensor[]) => void,
): BatchResult {
  return tf.tidy(() => {
    let accuracy!: tf.Scalar;
    const lossOf = (...parameters: tf.Tensor[]) => {
      const logits = forward(x, parameters);
      accuracy = tf.keep(batchAccuracy(logits, labels));
      return crossEntropy(logits, labels);
    };
    const { value: loss, grads } = tf.valueAndGrads(lossOf)([...weights]);
    apply(grads);
    return { loss: loss as tf.Scalar, accuracy };
  });
}
// #endregion

/**
 * Pixels and labels of some images as tensors.
 * @param images [m, 32, 32, 3] bytes
 * @param labels [m] class numbers
 * @param rows which images, [n]
 * @returns x [n, 32, 32, 3] scaled to 0…1, one-hot labels [n, 10]
 */
export function gatherBatch(
  images: Uint8Array,
  labels: Uint8Array,
  rows: ArrayLike<number>,
): { x: tf.Tensor4D; y: tf.Tensor2D } {
  const n = rows.length;
  const pixels = new Float32Array(n * IMAGE_BYTES);
  const oneHot = new Float32Array(n * CLASSES);
  for (let i = 0; i < n; i++) {
    const row = rows[i]!;
    const from = row * IMAGE_BYTES;
    const to = i * IMAGE_BYTES;
    for (let j = 0; j < IMAGE_BYTES; j++) pixels[to + j] = images[from + j]! / 255;
    oneHot[i * CLASSES + labels[row]!] = 1;
  }
  return { x: tf.tensor4d(pixels, [n, IMAGE_SIZE, IMAGE_SIZE, 3]), y: tf.tensor2d(oneHot, [n, CLASSES]) };
}

// #region evaluate
/** Images a batch of evaluation; the result does not depend on it. */
const EVALUATION_BATCH = 250;

/**
 * Class probabilities of many images, batch by batch.
 * @param images [n, 32, 32, 3] bytes
 * @param rows which of them
 * @param onBatch called before each batch with its size, for pauses
 * @returns [rows, 10]
 */
export async function predictProbabilities(
  weights: readonly tf.Tensor[],
  images: Uint8Array,
  rows: ArrayLike<number>,
  onBatch: (size: number) => Promise<void> = () => Promise.resolve(),
): Promise<Float32Array> {
  const all = new Float32Array(rows.length * CLASSES);
  const noLabels = new Uint8Array(images.length / IMAGE_BYTES);
  for (let start = 0; start < rows.length; start += EVALUATION_BATCH) {
    const part = Array.from({ length: Math.min(EVALUATION_BATCH, rows.length - start) }, (_, i) => rows[start + i]!);
    await onBatch(part.length);
    const probabilities = tf.tidy(() => tf.softmax(forward(gatherBatch(images, noLabels, part).x, weights)));
    all.set(await probabilities.data(), start * CLASSES);
    probabilities.dispose();
  }
  return all;
}
// #endregion

// #region score
/**
 * Mean cross-entropy, accuracy and confusion matrix from predicted probabilities.
 * @param probabilities [n, 10]
 * @param labels true class of each row, [n]
 * @returns confusion [10, 10]: row = true class, column = predicted
 */
export function score(probabilities: Float32Array, labels: ArrayLike<number>) {
  const confusion = new Uint32Array(CLASSES * CLASSES);
  let loss = 0;
  let correct = 0;
  for (let i = 0; i < labels.length; i++) {
    const row = probabilities.subarray(i * CLASSES, (i + 1) * CLASSES);
    const predicted = row.indexOf(Math.max(...row));
    const truth = labels[i]!;
    loss -= Math.log(Math.max(row[truth]!, 1e-30));
    if (predicted === truth) correct++;
    confusion[truth * CLASSES + predicted]!++;
  }
  return { loss: loss / labels.length, accuracy: correct / labels.length, confusion };
}
// #endregion
