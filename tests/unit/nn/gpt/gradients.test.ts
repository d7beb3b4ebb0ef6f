import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../../src/engine/tf.ts';
import { Gpt } from '../../../../src/nn/gpt/gpt.ts';
import { gptParameters, type GptSize } from '../../../../src/nn/gpt/size.ts';
import { gptLogits, oneHotRows } from '../../../../src/nn/gpt/tensorModel.ts';
import { sizeOf } from '../../../../src/math/shapes.ts';
import { gptLossOf } from '../../../support/gptReference.ts';
import { normals } from '../../../support/arenas.ts';

const SIZE: GptSize = { vocabulary: 7, context: 9, layers: 2, heads: 2, width: 8 };
const inputs = [3, 1, 4, 1, 5, 2, 6];
const targets = [1, -1, 1, 5, 2, 6, -1];
/** Large enough that attention is far from even and GELU is bent. */
const weights = gptParameters(SIZE).map(({ name, shape }, i) =>
  normals(sizeOf(shape), i, name.endsWith('/gain') ? 1 : 0.6),
);

/** The largest difference of two arrays, relative to the largest number of the second. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [worst, largest] = [0, 0];
  for (let i = 0; i < b.length; i++) {
    worst = Math.max(worst, Math.abs(a[i]! - b[i]!));
    largest = Math.max(largest, Math.abs(b[i]!));
  }
  return worst / largest;
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('the gradients of the whole network', () => {
  const gpt = new Gpt(SIZE, weights);
  const examined = gpt.examine(inputs, targets);
  const names = gptParameters(SIZE).map(({ name }) => name);

  test('are those of finite differences in double precision, for every parameter', () => {
    const h = 1e-5;
    const doubles = weights.map((array) => Float64Array.from(array));
    const lossAt = (array: Float64Array, k: number, value: number) => {
      const before = array[k]!;
      array[k] = value;
      const loss = gptLossOf(SIZE, doubles, inputs, targets);
      array[k] = before;
      return loss;
    };
    for (const [i, array] of doubles.entries()) {
      const numeric = array.map((value, k) => (lossAt(array, k, value + h) - lossAt(array, k, value - h)) / (2 * h));
      expect(difference(examined.gradient(names[i]!), numeric), names[i]).toBeLessThan(2e-5);
    }
  });

  test('are those of automatic differentiation by TensorFlow.js', () => {
    const [loss, gradients] = tf.tidy(() => {
      const counted = targets.filter((target) => target >= 0).length;
      const lossOf = (...w: tf.Tensor[]) => {
        const z = gptLogits(SIZE, w, tf.tensor2d([inputs], [1, inputs.length], 'int32'));
        const truth = oneHotRows(tf.tensor1d(targets, 'int32'), SIZE.vocabulary);
        return tf.div(tf.neg(tf.sum(tf.mul(truth, tf.logSoftmax(z)))), counted);
      };
      const tensors = gptParameters(SIZE).map(({ shape }, i) => tf.tensor(weights[i]!, [...shape]));
      const { value, grads } = tf.valueAndGrads(lossOf)(tensors);
      return [value.dataSync()[0]!, grads.map((gradient) => Float32Array.from(gradient.dataSync()))];
    }) as unknown as [number, Float32Array[]];
    expect(gptLossOf(SIZE, weights, inputs, targets)).toBeNear(loss, 1e-5);
    for (const [i, gradient] of gradients.entries()) {
      expect(difference(examined.gradient(names[i]!), gradient), names[i]).toBeLessThan(2e-5);
    }
  });

  test('by activations are those of the loss with the activation changed', () => {
    // The stream after the tokens are embedded: changing a row of it is changing that place's position vector.
    expect(difference(examined.gradient('embedded'), examined.gradient('positions').subarray(0, 7 * 8))).toBe(0);
    // dLogits = (softmax − onehot) / counted
    const probabilities = examined.read('probabilities');
    const expected = probabilities.map((p, i) => {
      const [t, v] = [Math.floor(i / SIZE.vocabulary), i % SIZE.vocabulary];
      return targets[t]! < 0 ? 0 : (p - (targets[t] === v ? 1 : 0)) / 5;
    });
    expect(difference(examined.gradient('logits'), expected)).toBeLessThan(1e-6);
  });
});

describe('an examination', () => {
  const gpt = new Gpt(SIZE, weights);

  test('names every tensor with its shape', () => {
    const { values, read, gradient } = gpt.examine(inputs, targets);
    for (const { name, shape, hasGradient } of values) {
      expect(read(name), name).toHaveLength(sizeOf(shape));
      expect(read(name).every(Number.isFinite), name).toBe(true);
      if (hasGradient) expect(gradient(name), name).toHaveLength(sizeOf(shape));
    }
    expect(values.filter(({ hasGradient }) => !hasGradient).map(({ name }) => name)).toEqual(['probabilities']);
    expect(values.find(({ name }) => name === 'layer1/weights')!.shape).toEqual([2, 7, 7]);
  });

  test('agrees with itself: scores, weights and heads by their formulas', () => {
    const { read, gradient } = gpt.examine(inputs, targets);
    const [n, H, D] = [7, 2, 4];
    const [scores, maps, value, heads] = ['scores', 'weights', 'value', 'heads'].map((name) => read(`layer1/${name}`));
    for (let h = 0; h < H; h++) {
      for (let i = 0; i < n; i++) {
        const at = (h * n + i) * n;
        const exps = Array.from(scores!.subarray(at, at + i + 1), Math.exp);
        const total = exps.reduce((a, b) => a + b);
        for (let j = 0; j < n; j++) expect(maps![at + j]).toBeNear(j <= i ? exps[j]! / total : 0, 1e-6);
        for (let c = 0; c < D; c++) {
          const sum = exps.reduce((all, e, j) => all + (e / total) * value![(h * n + j) * D + c]!, 0);
          expect(heads![i * H * D + h * D + c]).toBeNear(sum, 1e-5);
        }
      }
    }
    // By the scores, gradients of a row add up to nothing; none is above the diagonal.
    const byScores = gradient('layer1/scores');
    for (let row = 0; row < H * n; row++) {
      const values = byScores.subarray(row * n, (row + 1) * n);
      expect(values.reduce((a, b) => a + b)).toBeNear(0, 1e-6);
      expect(values.subarray((row % n) + 1).every((g) => g === 0)).toBe(true);
    }
  });

  test('has no gradients without targets, and says which names there are not', () => {
    const { values, gradient, read } = gpt.examine([1]);
    expect(values.every(({ hasGradient }) => !hasGradient)).toBe(true);
    expect(() => gradient('head')).toThrow(RangeError);
    expect(() => read('layer9/query')).toThrow('layer9/query');
  });
});
