import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { createRandom, permutation } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const softmax = (z: readonly number[]) => {
  const exponentials = z.map(Math.exp);
  return exponentials.map((e) => e / sum(exponentials));
};

check('batch-unbiased', ({ random, agree }) => {
  const gradients = normals(random, 6);
  // Every pair of six examples once: the expectation over random batches of two, by definition.
  const means: number[] = [];
  for (let i = 0; i < 6; i++) for (let j = i + 1; j < 6; j++) means.push((gradients[i]! + gradients[j]!) / 2);
  expect(means).toHaveLength(15);
  agree(sum(means) / means.length, sum(gradients) / 6, 1e-12);
});

check('standardise-feature', async ({ random, agree }) => {
  const [n, features] = [7, 3];
  const x = Array.from({ length: n }, () => normals(random, features).map((value, j) => 10 ** j * (value + j)));
  const { mean, variance } = tf.moments(tf.tensor2d(x), 0);
  const [means, variances] = [await mean.data(), await variance.data()];
  for (let j = 0; j < features; j++) {
    const column = x.map((row) => row[j]!);
    const mu = sum(column) / n;
    const sigma = Math.sqrt(sum(column.map((value) => (value - mu) ** 2)) / n);
    agree(mu, means[j]!, 1e-5);
    agree(sigma ** 2, variances[j]!, 1e-5);
    const scaled = column.map((value) => (value - mu) / sigma);
    agree(sum(scaled), 0, 1e-10);
    agree(sum(scaled.map((value) => value ** 2)) / n, 1, 1e-10);
  }
});

check('pooled-mean', ({ random, agree }) => {
  const [train, test] = [normals(random, 8), normals(random, 3)];
  const mean = (values: number[]) => sum(values) / values.length;
  agree(mean([...train, ...test]), (8 * mean(train) + 3 * mean(test)) / 11, 1e-12);
});

check('dense-forward', async ({ random, agree }) => {
  const [n, p, q] = [3, 5, 4];
  const x = Array.from({ length: n }, () => normals(random, p));
  const w = Array.from({ length: p }, () => normals(random, q));
  const b = normals(random, q);
  const a = (await tf.relu(tf.add(tf.matMul(tf.tensor2d(x), tf.tensor2d(w)), b)).array()) as number[][];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < q; j++) {
      let z = b[j]!;
      for (let k = 0; k < p; k++) z += x[i]![k]! * w[k]![j]!;
      agree(a[i]![j]!, Math.max(0, z), 1e-5); // tf computes in float32
    }
  }
});

check('dense-parameters', ({ random }) => {
  for (let trial = 0; trial < 5; trial++) {
    const [p, q] = [1 + random.integer(9), 1 + random.integer(9)];
    // Each parameter has one partial derivative: count those that automatic differentiation returns.
    const loss = (w: tf.Tensor, b: tf.Tensor) => tf.sum(tf.add(tf.matMul(tf.ones([1, p]), w as tf.Tensor2D), b));
    const gradients = tf.grads(loss)([tf.zeros([p, q]), tf.zeros([q])]);
    expect((p + 1) * q).toBe(sum(gradients.map(({ size }) => size)));
  }
  expect((784 + 1) * 64 + (64 + 1) * 10).toBe(50_890);
});

check('glorot-spread', ({ random, agree }) => {
  const [p, q, draws] = [784, 64, 200_000];
  const r = Math.sqrt(6 / (p + q));
  let squares = 0;
  for (let i = 0; i < draws; i++) squares += (r * (2 * random.uniform() - 1)) ** 2;
  agree(squares / draws / (r ** 2 / 3), 1, 0.01); // the spread of simulated draws
  agree(r ** 2 / 3, 2 / (p + q), 1e-15);
});

check('one-hot', async ({ random }) => {
  const labels = Array.from({ length: 6 }, () => random.integer(10));
  const y = (await tf.oneHot(tf.tensor1d(labels, 'int32'), 10).array()) as number[][];
  for (const [i, t] of labels.entries()) {
    expect(y[i]).toEqual(Array.from({ length: 10 }, (_, k) => (k === t ? 1 : 0)));
    expect(sum(y[i]!.map((value, k) => k * value))).toBe(t);
  }
});

check('sparse-cross-entropy', async ({ random, agree }) => {
  const z = Array.from({ length: 5 }, () => normals(random, 10));
  const labels = z.map(() => random.integer(10));
  const J = -sum(z.map((row, i) => Math.log(softmax(row)[labels[i]!]!))) / z.length;
  const oneHot = tf.oneHot(tf.tensor1d(labels, 'int32'), 10);
  agree(J, (await tf.losses.softmaxCrossEntropy(oneHot, tf.tensor2d(z)).data())[0]!, 1e-5);
});

check('batch-logit-gradient', ({ random, agree, derivative }) => {
  const [n, i, k] = [4, 2, 7];
  const z = Array.from({ length: n }, () => normals(random, 10));
  const labels = [3, 0, 7, 9];
  const lossAt = (value: number) =>
    -sum(
      z.map((row, r) => Math.log(softmax(r === i ? row.map((old, c) => (c === k ? value : old)) : row)[labels[r]!]!)),
    ) / n;
  const y = labels[i] === k ? 1 : 0;
  agree((softmax(z[i]!)[k]! - y) / n, derivative(lossAt, z[i]![k]!), 1e-7);
});

check('steps-of-run', ({ random }) => {
  for (let trial = 0; trial < 30; trial++) {
    const [n, B, E] = [1 + random.integer(500), 1 + random.integer(40), 1 + random.integer(4)];
    let steps = 0;
    for (let epoch = 0; epoch < E; epoch++) for (let start = 0; start < n; start += B) steps++;
    expect(E * Math.ceil(n / B)).toBe(steps);
  }
  expect(5 * Math.ceil(60_000 / 32)).toBe(9375);
});

check('accuracy-from-confusion', ({ random, agree }) => {
  const confusion = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  let right = 0;
  for (let i = 0; i < 300; i++) {
    const [truth, answer] = [random.integer(10), random.integer(10)];
    confusion[truth]![answer]!++;
    if (truth === answer) right++;
  }
  agree(sum(confusion.map((row, k) => row[k]!)) / sum(confusion.flat()), right / 300, 1e-12);
});

check('difference-error', ({ random, agree }) => {
  const [pA, nA, pB, nB, runs] = [0.8, 200, 0.9, 100, 10_000];
  const accuracy = (p: number, n: number) => {
    let hits = 0;
    for (let i = 0; i < n; i++) if (random.uniform() < p) hits++;
    return hits / n;
  };
  const differences = Array.from({ length: runs }, () => accuracy(pB, nB) - accuracy(pA, nA));
  const mean = sum(differences) / runs;
  const spread = Math.sqrt(sum(differences.map((d) => (d - mean) ** 2)) / runs);
  agree(spread / Math.sqrt((pA * (1 - pA)) / nA + (pB * (1 - pB)) / nB), 1, 0.03); // of simulated test sets
});

check('centre-of-mass', ({ random, agree }) => {
  // Dots of whole masses: as many dots of mass 1, whose plain mean position it is.
  const dots = Array.from({ length: 9 }, () => ({
    x: random.integer(28),
    y: random.integer(28),
    m: 1 + random.integer(5),
  }));
  const single = dots.flatMap(({ x, y, m }) => Array.from({ length: m }, () => ({ x, y })));
  for (const axis of ['x', 'y'] as const) {
    const centre = sum(dots.map((dot) => dot.m * dot[axis])) / sum(dots.map(({ m }) => m));
    agree(centre, sum(single.map((dot) => dot[axis])) / single.length, 1e-12);
  }
});

check('centre-minimises', ({ random, agree, derivative }) => {
  const [m, x] = [Array.from({ length: 12 }, () => random.uniform()), normals(random, 12)];
  const squares = (c: number) => sum(m.map((mass, i) => mass * (x[i]! - c) ** 2));
  const centre = sum(m.map((mass, i) => mass * x[i]!)) / sum(m);
  agree(derivative(squares, centre), 0, 1e-7);
  agree(sum(m.map((mass, i) => mass * (x[i]! - centre))), 0, 1e-12);
  expect(squares(centre + 0.1)).toBeGreaterThan(squares(centre));
});

check('softmax-ratio', ({ random, agree }) => {
  const z = normals(random, 10);
  const order = permutation(10, createRandom(2));
  const p = softmax(z);
  const [k, l] = [order[0]!, order[1]!];
  agree(p[k]! / p[l]!, Math.exp(z[k]! - z[l]!), 1e-12);
});
