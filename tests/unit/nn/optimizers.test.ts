import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { DEFAULT_SETTINGS, OPTIMIZER_NAMES, type OptimizerName } from '../../../src/nn/optimizerNames.ts';
import { createFastOptimizer, createOptimizer } from '../../../src/nn/optimizers.ts';
import { createRandom } from '../../../src/math/random.ts';

const random = createRandom(5);
const START = Array.from({ length: 6 }, () => random.normal());
const GRADIENTS = Array.from({ length: 20 }, () => START.map(() => random.normal()));

/** Parameters after all gradients by one of our rules. */
function run(name: OptimizerName, settings: Partial<typeof DEFAULT_SETTINGS> = {}, gradients = GRADIENTS): number[] {
  const theta = tf.tidy(() => tf.variable(tf.tensor1d(START)));
  const optimizer = createOptimizer(name, { ...DEFAULT_SETTINGS, learningRate: 0.05, ...settings }, [START.length]);
  for (const values of gradients) tf.tidy(() => optimizer.step(theta, tf.tensor1d(values)));
  const result = Array.from(theta.dataSync());
  theta.dispose();
  optimizer.dispose();
  return result;
}

/** The same by an optimizer of TensorFlow.js. */
function runLibrary(optimizer: tf.Optimizer): number[] {
  const theta = tf.tidy(() => tf.variable(tf.tensor1d(START)));
  for (const values of GRADIENTS) tf.tidy(() => optimizer.applyGradients({ [theta.name]: tf.tensor1d(values) }));
  const result = Array.from(theta.dataSync());
  theta.dispose();
  optimizer.dispose();
  return result;
}

const expectClose = (a: number[], b: number[], digits = 5) =>
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, digits));

describe('optimizers', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test.each<[OptimizerName, () => tf.Optimizer]>([
    ['sgd', () => tf.train.sgd(0.05)],
    ['momentum', () => tf.train.momentum(0.05, 0.9)],
    ['nesterov', () => tf.train.momentum(0.05, 0.9, true)],
    ['adagrad', () => tf.train.adagrad(0.05, 1e-12)],
    ['rmsprop', () => tf.train.rmsprop(0.05, 0.9, 0, 1e-12)],
    ['adam', () => tf.train.adam(0.05, 0.9, 0.999, 1e-7)],
  ])('%s walks as that of TensorFlow.js', (name, create) => {
    expectClose(run(name), runLibrary(create()), 4);
  });

  test('the first step of each, worked out by hand for g = 0.5 and θ = 1', () => {
    const step = (name: OptimizerName) => {
      const theta = tf.variable(tf.tensor1d([1]));
      const optimizer = createOptimizer(name, { ...DEFAULT_SETTINGS, learningRate: 0.1, weightDecay: 0.2 }, [1]);
      tf.tidy(() => optimizer.step(theta, tf.tensor1d([0.5])));
      const [value] = theta.dataSync();
      tf.dispose(theta);
      optimizer.dispose();
      return value!;
    };
    expect(step('sgd')).toBeCloseTo(0.95, 6); // 1 − 0.1·0.5
    expect(step('momentum')).toBeCloseTo(0.95, 6); // v = 0.5
    expect(step('nesterov')).toBeCloseTo(0.905, 6); // 1 − 0.1(0.5 + 0.9·0.5)
    expect(step('adagrad')).toBeCloseTo(0.9, 6); // g/√g² = 1
    expect(step('rmsprop')).toBeCloseTo(1 - 0.1 / Math.sqrt(0.1), 5); // s = 0.1·g²
    expect(step('adam')).toBeCloseTo(0.9, 6); // m̂/√v̂ = 1
    expect(step('adamw')).toBeCloseTo(0.88, 6); // and 0.1·0.2·1 less
  });

  test('the fast Adam walks as the rule does, and takes another rate at once', () => {
    const walk = (create: typeof createOptimizer) => {
      const theta = tf.tidy(() => tf.variable(tf.tensor1d(START)));
      const optimizer = create('adam', { ...DEFAULT_SETTINGS, learningRate: 0.05 }, [START.length]);
      for (const [i, values] of GRADIENTS.entries()) {
        if (i === 10) optimizer.learningRate = 0.01;
        tf.tidy(() => optimizer.step(theta, tf.tensor1d(values)));
      }
      const result = Array.from(theta.dataSync());
      theta.dispose();
      optimizer.dispose();
      return result;
    };
    expectClose(walk(createFastOptimizer), walk(createOptimizer));
  });

  test('AdamW without decay is Adam; with it, zero gradients shrink θ by (1 − αλ) a step', () => {
    expect(run('adamw', { weightDecay: 0 })).toEqual(run('adam'));
    const zeros = Array.from({ length: 10 }, () => START.map(() => 0));
    const shrunk = run('adamw', { learningRate: 0.1, weightDecay: 0.5 }, zeros);
    expectClose(
      shrunk,
      START.map((value) => value * 0.95 ** 10),
    );
  });

  test.each(OPTIMIZER_NAMES)('%s keeps no tensor after it is disposed', async (name) => {
    await expect(() => run(name)).toKeepTensors();
  });
});
