import '@tensorflow/tfjs-backend-cpu';
import * as layers from '@tensorflow/tfjs-layers';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

check('neuron-sum', async ({ random, agree }) => {
  const [x, w] = [1, 2].map(() => normals(random, 5));
  const b = random.normal();
  const z = x!.reduce((sum, value, j) => sum + w![j]! * value, b);
  const dense = tf.sigmoid(tf.add(tf.dot(tf.tensor1d(w!), tf.tensor1d(x!)), b));
  agree((await dense.data())[0]!, 1 / (1 + Math.exp(-z)), 1e-6); // tf computes in float32
});

check('neuron-line', ({ random, agree }) => {
  const [w1, w2, b] = [random.normal(), random.normal(), random.normal()];
  let nearest = Infinity; // by trying points (x1, x2) of the line w1·x1 + w2·x2 + b = 0
  for (let t = -1e4; t <= 1e4; t++) {
    const [x1, x2] =
      Math.abs(w2) > Math.abs(w1) ? [t / 1e3, -(b + (w1 * t) / 1e3) / w2] : [-(b + (w2 * t) / 1e3) / w1, t / 1e3];
    nearest = Math.min(nearest, Math.hypot(x1, x2));
  }
  agree(nearest, Math.abs(b) / Math.hypot(w1, w2), 1e-5);
});

check('layer-matrix', async ({ random, agree }) => {
  const [m, n] = [4, 3];
  const W = Array.from({ length: m }, () => normals(random, n));
  const [x, b] = [n, m].map((length) => normals(random, length));
  const dense = layers.layers.dense({ units: m, inputShape: [n], activation: 'relu' });
  dense.build([null, n]);
  dense.setWeights([tf.transpose(tf.tensor2d(W)), tf.tensor1d(b!)]);
  const a = await (dense.apply(tf.tensor2d([x!])) as tf.Tensor).data();
  for (let k = 0; k < m; k++) {
    let z = b![k]!;
    for (let j = 0; j < n; j++) z += W[k]![j]! * x![j]!;
    agree(a[k]!, Math.max(0, z), 1e-6);
  }
});

check('linear-collapse', async ({ random, agree }) => {
  const shapes = [
    [4, 3],
    [4, 1],
    [2, 4],
    [2, 1],
    [3, 1],
  ] satisfies [number, number][];
  const [W1, b1, W2, b2, x] = shapes.map((shape) => tf.tensor2d(normals(random, shape[0] * shape[1]), shape)) as [
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
  ];
  const twoLayers = await tf.add(tf.matMul(W2, tf.add(tf.matMul(W1, x), b1)), b2).data();
  const oneLayer = await tf.add(tf.matMul(tf.matMul(W2, W1), x), tf.add(tf.matMul(W2, b1), b2)).data();
  twoLayers.forEach((value, i) => agree(value, oneLayer[i]!, 1e-5));
});

check('xor-relu', () => {
  const relu = (z: number) => Math.max(0, z);
  for (const a of [0, 1]) for (const b of [0, 1]) expect(relu(a + b) - 2 * relu(a + b - 1)).toBe(a ^ b);
});

check('dense-count', ({ random }) => {
  for (let trial = 0; trial < 5; trial++) {
    const widths = Array.from({ length: 2 + random.integer(4) }, () => 1 + random.integer(20));
    const model = layers.sequential();
    for (let l = 1; l < widths.length; l++) {
      model.add(layers.layers.dense({ units: widths[l]!, ...(l === 1 && { inputShape: [widths[0]!] }) }));
    }
    expect(widths.slice(1).reduce((sum, n, i) => sum + (widths[i]! + 1) * n, 0)).toBe(model.countParams());
    model.dispose();
  }
});

const lineLoss = (w: number) => ((w - 2) ** 2 + (2 * w - 3) ** 2) / 2;

check('line-fit-gradient', ({ random, agree, derivative }) => {
  const w = 3 * random.normal();
  agree(5 * w - 8, derivative(lineLoss, w), 1e-6);
});

check('line-fit-contraction', ({ random, agree, derivative }) => {
  const [rate, best] = [0.5 * random.uniform(), 1.6];
  let w = random.normal();
  for (let step = 0; step < 5; step++) {
    const next = w - rate * derivative(lineLoss, w);
    agree(next - best, (1 - 5 * rate) * (w - best), 1e-6);
    w = next;
  }
});
