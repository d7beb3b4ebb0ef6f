import '@tensorflow/tfjs-backend-cpu';
import { expect, test } from 'vitest';
import * as tf from '../../src/engine/tf.ts';

test('toBeNear takes what differs by the tolerance at most, and neither NaN nor infinity', () => {
  expect(1.5).toBeNear(1, 0.5);
  expect(1.51).not.toBeNear(1, 0.5);
  for (const value of [Number.NaN, Infinity]) expect(value).not.toBeNear(1, 1e9);
  expect(() => expect(3).toBeNear(1, 0.5)).toThrow('3 differs from 1 by 2');
});

test('toKeepTensors counts what a function leaves behind', async () => {
  await expect(() => tf.tidy(() => void tf.add(1, 2))).toKeepTensors();
  const left: tf.Tensor[] = [];
  await expect(async () => {
    await Promise.resolve();
    left.push(tf.scalar(1));
  }).not.toKeepTensors();
  await expect(expect(() => left.push(tf.scalar(1))).toKeepTensors()).rejects.toThrow('1 tensors were left behind');
  tf.dispose(left);
});
