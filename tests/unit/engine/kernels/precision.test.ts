import { describe, expect, test } from 'vitest';
import * as tf from '../../../../src/engine/tf.ts';
import { useWasmKernels } from '../../../support/wasmKernels.ts';

useWasmKernels();

/** A number computed on WASM. */
const numberOf = (compute: () => tf.Tensor) => tf.tidy(() => compute().dataSync()[0]!);

describe('sums of many numbers on WASM', () => {
  const MANY = 20_000_000;

  test('do not stop growing', () => {
    expect(numberOf(() => tf.sum(tf.ones([MANY])))).toBe(MANY);
    expect(numberOf(() => tf.sum(tf.ones([MANY / 2, 2]), 0))).toBe(MANY / 2);
    expect(numberOf(() => tf.sum(tf.ones([2, MANY / 4, 2]), 1))).toBe(MANY / 4);
  });

  test('have a true mean and variance, over all and over all but the channels', () => {
    expect(numberOf(() => tf.mean(tf.fill([MANY], 0.48)))).toBeCloseTo(0.48, 6);
    expect(numberOf(() => tf.mean(tf.fill([MANY / 16, 4, 4], 0.48), [0, 1]))).toBeCloseTo(0.48, 6);
    expect(numberOf(() => tf.moments(tf.fill([MANY / 16, 4, 4], 0.48), [0, 1]).variance)).toBeLessThan(1e-12);
  });

  test('products over many terms, either way they are stored', () => {
    const terms = 1_000_003;
    const a = tf.fill([1, terms], 0.48);
    const b = tf.fill([terms, 1], 0.3);
    const expected = Math.fround(0.48) * Math.fround(0.3) * terms;
    for (const product of [
      () => tf.matMul(a, b),
      () => tf.matMul(tf.reshape(a, [terms, 1]), b, true, false),
      () => tf.matMul(a, tf.reshape(b, [1, terms]), false, true),
      () => tf.dot(tf.reshape(a, [terms]), tf.reshape(b, [terms])),
      () => tf.fused.matMul({ a: a as tf.Tensor2D, b: b as tf.Tensor2D, bias: tf.tensor1d([0]), activation: 'relu' }),
    ]) {
      expect(numberOf(product) / expected).toBeCloseTo(1, 4);
    }
    tf.dispose([a, b]);
  });
});

describe('what is not a number, or nothing at all, on WASM', () => {
  const NAN = [NaN, 2, 3, 4];

  test('NaN stays NaN in pools and bounds', () => {
    const image = () => tf.tensor4d(NAN, [1, 2, 2, 1]);
    expect(numberOf(() => tf.maxPool(image(), 2, 2, 'valid'))).toBeNaN();
    expect(numberOf(() => tf.avgPool(image(), 2, 2, 'valid'))).toBeNaN();
    for (const bounded of [
      (x: tf.Tensor) => tf.clipByValue(x, 0, 1),
      tf.relu6,
      (x: tf.Tensor) => tf.maximum(x, 0),
      (x: tf.Tensor) => tf.minimum(0, x),
    ]) {
      expect(numberOf(() => bounded(tf.tensor1d(NAN)))).toBeNaN();
    }
  });

  test('a cast to bool asks whether a number is 0', () => {
    const cast = (values: number[]) => Array.from(tf.tidy(() => tf.cast(tf.tensor1d(values), 'bool').dataSync()));
    expect(cast([0.3, 2, -7, 0, -0, NaN, 256])).toEqual([1, 1, 1, 0, 0, 1, 1]);
  });

  test('nothing adds up to 0, has no mean, and multiplies to 1', () => {
    const nothing = () => tf.zeros([0]);
    expect(numberOf(() => tf.sum(nothing()))).toBe(0);
    expect(numberOf(() => tf.mean(nothing()))).toBeNaN();
    expect(numberOf(() => tf.prod(nothing()))).toBe(1);
    expect(numberOf(() => tf.max(nothing()))).toBeNaN();
    expect(Array.from(tf.tidy(() => tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 2])).dataSync()))).toEqual([0, 0, 0, 0]);
  });

  test('small numbers are not rounded away', () => {
    expect(numberOf(() => tf.log1p(tf.scalar(1e-10)))).toBeCloseTo(1e-10, 15);
    expect(numberOf(() => tf.sin(tf.scalar(-1e-10)))).toBeCloseTo(-1e-10, 15);
    expect(numberOf(() => tf.sign(tf.scalar(1e-10)))).toBe(1);
  });
});
