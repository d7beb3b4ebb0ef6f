import { beforeAll, describe, expect, test } from 'vitest';
import { registerComparisonGradients } from '../../../src/engine/comparisonGradients.ts';
import * as tf from '../../../src/engine/tf.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();
beforeAll(registerComparisonGradients);

describe.each(['cpu', 'wasm'])('gradients through a condition on %s', (backend) => {
  test('tf.where follows the branch that was taken', async () => {
    await tf.setBackend(backend);
    const x = tf.tensor1d([-2, 0, 3]);
    // y = x² where x > 0, else 3x: dy/dx = 2x there, else 3.
    const gradient = tf.grad((t) => tf.sum(tf.where(tf.greater(t, 0), tf.square(t), tf.mul(t, 3))));
    expect([...(await gradient(x).data())]).toEqual([3, 3, 6]);
  });

  test('both sides of a comparison, joined ones and broadcasting give no gradient of their own', async () => {
    await tf.setBackend(backend);
    const [a, b] = [tf.tensor2d([1, 5, 2, 4], [2, 2]), tf.tensor1d([3, 3])];
    const [da, db] = tf.grads((x, y) => {
      const between = tf.logicalAnd(tf.logicalNot(tf.lessEqual(x!, y!)), tf.notEqual(x!, 4));
      return tf.sum(tf.where(between, tf.mul(x!, 10), tf.mul(tf.broadcastTo(y!, [2, 2]), 2)));
    })([a, b]);
    expect([...(await da!.data())]).toEqual([0, 10, 0, 0]);
    expect([...(await db!.data())]).toEqual([4, 2]);
  });
});
