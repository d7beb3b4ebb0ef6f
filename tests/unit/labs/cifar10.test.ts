import * as tf from '../../../src/engine/tf.ts';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkParams } from '../../../src/labs/checkParams.ts';
import { forward, layerMaps, NETWORK } from '../../../src/nn/articleCnn.ts';
import { cifar10 } from '../../../src/labs/cifar10/protocol.ts';
import { createRandom } from '../../../src/math/random.ts';
import { ARTICLE_CNN, IMAGE_BYTES, LAYERS, PARAMETER_COUNT, PARAMETERS } from '../../../src/nn/articleNetwork.ts';
import { createClassifier, trainOnRows } from '../../../src/nn/classifier.ts';
import { initialWeights as draw } from '../../../src/nn/initialise.ts';
import { crossEntropy } from '../../../src/nn/losses.ts';
import { batchAccuracy, score } from '../../../src/nn/metrics.ts';

const initialWeights = (seed: number) => draw(PARAMETERS, seed);
const makeVariables = () =>
  PARAMETERS.map(({ shape }, i) => tf.tidy(() => tf.variable(tf.tensor(initialWeights(1)[i]!, [...shape]))));

describe('the article’s network', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test('has 122,570 parameters, layer by layer', () => {
    expect(PARAMETER_COUNT).toBe(122_570);
    expect(LAYERS.map(({ parameters }) => parameters)).toEqual([896, 0, 18_496, 0, 36_928, 0, 65_600, 650]);
    expect(ARTICLE_CNN).toBe('32x32x3 conv3-32 pool2 conv3-64 pool2 conv3-64 flatten dense-64 dense-10');
  });

  test('has the layer shapes of the article’s code', () => {
    tf.tidy(() => {
      const x = tf.randomUniform<tf.Rank.R4>([2, 32, 32, 3], 0, 1, 'float32', 1);
      const weights = makeVariables();
      const maps = layerMaps(x, weights);
      expect(maps.map((map) => map.shape.slice(1))).toEqual([
        [30, 30, 32],
        [15, 15, 32],
        [13, 13, 64],
        [6, 6, 64],
        [4, 4, 64],
      ]);
      const [k4, b4, k5, b5] = weights.slice(6) as tf.Tensor[];
      const hidden = tf.relu(tf.add(tf.matMul(tf.reshape(maps.at(-1)!, [2, 1024]), k4!), b4!));
      const difference = tf.sub(tf.add(tf.matMul(hidden, k5!), b5!), forward(x, weights));
      expect(difference.shape).toEqual([2, 10]);
      expect(tf.max(tf.abs(difference)).dataSync()[0]).toBeLessThan(1e-5);
    });
  });

  test('draws the same weights for the same seed, others for another', () => {
    expect(initialWeights(7)).toEqual(initialWeights(7));
    expect(initialWeights(7)[0]).not.toEqual(initialWeights(8)[0]);
    const limit = Math.sqrt(6 / (9 * (3 + 32)));
    expect(Math.max(...initialWeights(7)[0]!)).toBeLessThanOrEqual(limit);
  });

  test('starts at a loss of about ln 10, whose gradient by the logits is (softmax − y) / n', () => {
    const logits = tf.tensor2d([[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]);
    const y = tf.oneHot(tf.tensor1d([3], 'int32'), 10) as tf.Tensor2D;
    expect(crossEntropy(logits, y).dataSync()[0]).toBeCloseTo(Math.log(10), 6);
    const gradient = tf
      .grad((z: tf.Tensor) => crossEntropy(z as tf.Tensor2D, y))(logits)
      .dataSync();
    for (let i = 0; i < 10; i++) expect(gradient[i]).toBeCloseTo(0.1 - (i === 3 ? 1 : 0), 6);
    expect(batchAccuracy(y, y).dataSync()[0]).toBe(1);
  });

  test('lowers the loss on a batch it sees again, and frees what it makes', () => {
    const random = createRandom(3);
    const images = Uint8Array.from({ length: 4 * IMAGE_BYTES }, () => random.integer(256));
    const network = createClassifier(NETWORK, initialWeights(1));
    const data = { images, labels: Uint8Array.of(0, 1, 2, 3) };
    const optimizer = tf.train.sgd(0.02);
    const before = tf.memory().numTensors;
    const losses: number[] = [];
    for (let i = 0; i < 4; i++) {
      const result = trainOnRows(network, data, [0, 1, 2, 3], (gradients) =>
        optimizer.applyGradients(Object.fromEntries(network.weights.map((w, k) => [w.name, gradients[k]!]))),
      );
      losses.push(result.loss.dataSync()[0]!);
      tf.dispose([result.loss, result.accuracy]);
      if (i === 0) expect(losses[0]!).toBeNear(Math.log(10), 0.6);
    }
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
    expect(tf.memory().numTensors - before).toBeLessThanOrEqual(1); // the optimizer's own learning rate
    network.dispose();
  }, 60_000);

  test('scores probabilities', () => {
    const probabilities = new Float32Array(20).fill(0.05);
    probabilities[4] = 0.55; // row 0 predicts 4
    probabilities[11] = 0.55; // row 1 predicts 1
    const { accuracy, confusion, loss } = score(probabilities, [4, 2]);
    expect(accuracy).toBe(0.5);
    expect(confusion[44]).toBe(1);
    expect(confusion[21]).toBe(1);
    expect(loss).toBeCloseTo((-Math.log(0.55) - Math.log(0.05)) / 2, 5);
  });

  test('refuses settings out of range by name', () => {
    expect(() => checkParams({ ...cifar10.defaults, epochs: Number.NaN }, cifar10.ranges)).toThrow(/epochs/);
    expect(() => checkParams({ ...cifar10.defaults, images: 3000 }, cifar10.ranges)).toThrow(/images/);
    expect(checkParams(cifar10.defaults, cifar10.ranges)).toBe(cifar10.defaults);
  });
});
