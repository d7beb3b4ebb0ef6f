import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { changeByReversal, computeHeads, tokenize } from '../../../src/labs/attention/model.ts';
import { attention, MOST_TOKENS } from '../../../src/labs/attention/protocol.ts';
import { attend, backwardAttention } from '../../../src/math/attention.ts';
import type { Matrix } from '../../../src/math/dense.ts';
import { rotate, sinusoid } from '../../../src/math/positions.ts';
import { createRandom } from '../../../src/math/random.ts';
import { normals } from '../../support/normals.ts';

const DOG = ['dog', 'bites', 'man'];
const { defaults } = attention;

describe('attention', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test('the sum that the page works out by hand', () => {
    const { products, weights, output } = attend(
      [[1, 0]],
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    );
    expect(products).toEqual([[1, 0]]);
    expect(weights[0]![0]).toBeCloseTo(0.67, 3);
    expect(output[0]![0]).toBeCloseTo(1.66, 2);
    expect(output[0]![1]).toBeCloseTo(2.66, 2);
  });

  test.each([false, true])('forward and backward are what TensorFlow.js computes, causal %s', async (causal) => {
    const random = createRandom(3);
    const draw = (): Matrix => Array.from({ length: 4 }, () => normals(random, 2));
    const [Q, K, V, d] = [draw(), draw(), draw(), draw()];
    const { weights, output } = attend(Q, K, V, causal);
    const run = (...[q, k, v]: tf.Tensor[]) => {
      const scores = tf.div(tf.matMul(q!, k!, false, true), Math.SQRT2);
      const mask = tf.linalg.bandPart(tf.ones([4, 4]), -1, 0);
      const seen = causal ? tf.where(tf.cast(mask, 'bool'), scores, tf.fill([4, 4], -Infinity)) : scores;
      return tf.matMul(tf.softmax(seen), v!);
    };
    const tensors = [Q, K, V].map((matrix) => tf.tensor2d(matrix));
    const expected = [run(...tensors), ...tf.grads(run)(tensors, tf.tensor2d(d))];
    const { dQ, dK, dV } = backwardAttention(Q, K, V, weights, d);
    for (const [n, matrix] of [output, dQ, dK, dV].entries()) {
      const values = await expected[n]!.data();
      for (const [i, value] of matrix.flat().entries()) expect(value).toBeNear(values[i]!, 1e-5);
    }
  });

  test('a sentence becomes words, or characters, and no more than are drawn', () => {
    expect(tokenize(' dog  bites man ')).toEqual(DOG);
    expect(tokenize('狗咬人')).toEqual(['狗', '咬', '人']);
    expect(tokenize('')).toEqual([]);
    expect(tokenize('a b c d e f g h')).toHaveLength(MOST_TOKENS);
  });

  test('without mask and positions the order does not matter; each of them makes it matter', () => {
    expect(changeByReversal(DOG, defaults)).toBeLessThan(1e-12);
    expect(changeByReversal(DOG, { ...defaults, mask: 'causal' })).toBeGreaterThan(0.1);
    expect(changeByReversal(DOG, { ...defaults, positions: 'sinusoid' })).toBeGreaterThan(0.1);
    expect(changeByReversal(DOG, { ...defaults, positions: 'rotary' })).toBeGreaterThan(0.1);
  });

  test('the causal mask lets nobody read ahead, and heads share the width', () => {
    for (const heads of ['1', '2'] as const) {
      const found = computeHeads(DOG, { ...defaults, heads, mask: 'causal' });
      expect(found).toHaveLength(Number(heads));
      for (const { weights, Q } of found) {
        expect(Q[0]).toHaveLength(4 / Number(heads));
        expect(weights[0]).toEqual([1, 0, 0]);
        for (const row of weights) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      }
    }
  });

  test('positions: position 0 changes no rotation, and a turn keeps lengths', () => {
    expect(sinusoid(0, 4)).toEqual([0, 1, 0, 1]);
    expect(rotate([1, 2, 3, 4], 0)).toEqual([1, 2, 3, 4]);
    expect(Math.hypot(...rotate([1, 2, 3, 4], 5))).toBeCloseTo(Math.hypot(1, 2, 3, 4), 12);
  });
});
