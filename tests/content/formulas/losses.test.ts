import '@tensorflow/tfjs-backend-cpu';
import * as tf from '../../../src/engine/tf.ts';
import { check } from '../../support/check.ts';

const sigma = (z: number) => 1 / (1 + Math.exp(-z));
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const replace = (values: number[], i: number, x: number) => values.map((value, k) => (k === i ? x : value));

/** Probabilities by the definition of softmax. */
function softmax(z: number[]): number[] {
  const e = z.map(Math.exp);
  return e.map((value) => value / sum(e));
}

check('mse-gradient', ({ random, agree, derivative }) => {
  const m = 7;
  const y = Array.from({ length: m }, () => random.normal());
  const predicted = Array.from({ length: m }, () => random.normal());
  const mse = (values: number[]) => sum(values.map((value, i) => (value - y[i]!) ** 2)) / m;
  for (let i = 0; i < m; i++) {
    agree(
      (2 / m) * (predicted[i]! - y[i]!),
      derivative((x) => mse(replace(predicted, i, x)), predicted[i]!),
    );
  }
});

check('half-mse', async ({ random, agree }) => {
  const [a, b] = [0, 1].map(() => tf.tensor1d(Array.from({ length: 9 }, () => random.normal())));
  const half = (p: tf.Tensor) => tf.div(tf.sum(tf.square(tf.sub(p, b!))), 2 * 9);
  const whole = (p: tf.Tensor) => tf.losses.meanSquaredError(b!, p);
  const [gradientHalf, gradientWhole] = await Promise.all([half, whole].map((f) => tf.grad(f)(a!).data()));
  for (let i = 0; i < 9; i++) agree(gradientHalf![i]!, gradientWhole![i]! / 2, 1e-6);
});

check('huber-gradient', async ({ random, agree, derivative }) => {
  const delta = 0.7;
  const huber = (r: number) => (Math.abs(r) <= delta ? r ** 2 / 2 : delta * (Math.abs(r) - delta / 2));
  const r = Array.from({ length: 20 }, () => 2 * random.normal());
  const library = await tf.losses.huberLoss(tf.zeros([20]), tf.tensor1d(r), undefined, delta, tf.Reduction.NONE).data();
  for (const [i, value] of r.entries()) {
    agree(huber(value), library[i]!, 1e-6);
    agree(Math.max(-delta, Math.min(delta, value)), derivative(huber, value), 1e-6);
  }
});

check('bce-gradient', ({ random, agree, derivative }) => {
  for (const y of [0, 1]) {
    for (let i = 0; i < 10; i++) {
      const z = 3 * random.normal();
      const loss = (x: number) => -(y * Math.log(sigma(x)) + (1 - y) * Math.log(1 - sigma(x)));
      agree(sigma(z) - y, derivative(loss, z));
    }
  }
});

check('bce-from-logit', async ({ random, agree }) => {
  for (const y of [0, 1]) {
    for (let i = 0; i < 10; i++) {
      const z = 5 * random.normal();
      const stable = Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
      agree(stable, -Math.log(y === 1 ? sigma(z) : sigma(-z)), 1e-10);
      const library = await tf.losses.sigmoidCrossEntropy(tf.tensor1d([y]), tf.tensor1d([z])).data();
      agree(stable, library[0]!, 1e-5);
    }
  }
});

check('squared-sigmoid-gradient', ({ random, agree, derivative }) => {
  for (let i = 0; i < 20; i++) {
    const [z, y] = [4 * random.normal(), random.integer(2)];
    const formula = (sigma(z) - y) * sigma(z) * (1 - sigma(z));
    agree(
      formula,
      derivative((x) => (sigma(x) - y) ** 2 / 2, z),
      1e-9,
    );
  }
});

check('log-sum-exp', ({ random, agree }) => {
  for (let trial = 0; trial < 20; trial++) {
    const z = Array.from({ length: 6 }, () => 20 * random.normal());
    const largest = Math.max(...z);
    agree(largest + Math.log(sum(z.map((value) => Math.exp(value - largest)))), Math.log(sum(z.map(Math.exp))), 1e-13);
  }
});

check('cross-entropy-gradient', async ({ random, agree, derivative }) => {
  const z = Array.from({ length: 5 }, () => 2 * random.normal());
  const c = random.integer(5);
  const loss = (values: number[]) => -Math.log(softmax(values)[c]!);
  const y = tf.oneHot(tf.tensor1d([c], 'int32'), 5);
  const byTape = await tf
    .grad((x: tf.Tensor) => tf.losses.softmaxCrossEntropy(y, x as tf.Tensor2D))(tf.tensor2d([z]))
    .data();
  for (let j = 0; j < 5; j++) {
    const formula = softmax(z)[j]! - (j === c ? 1 : 0);
    agree(
      formula,
      derivative((x) => loss(replace(z, j, x)), z[j]!),
    );
    agree(formula, byTape[j]!, 1e-6);
  }
});

check('softmax-shift', ({ random, agree }) => {
  const z = Array.from({ length: 5 }, () => 2 * random.normal());
  const c = 10 * random.normal();
  const moved = softmax(z.map((value) => value + c));
  for (const [k, p] of softmax(z).entries()) agree(moved[k]!, p, 1e-13);
});

check('entropy-split', ({ random, agree }) => {
  const [q, p] = [0, 1].map(() => softmax(Array.from({ length: 4 }, () => random.normal())));
  const cross = -sum(q!.map((value, k) => value * Math.log(p![k]!)));
  const entropy = sum(q!.map((value) => value * Math.log(1 / value)));
  const divergence = sum(q!.map((value, k) => value * Math.log(value / p![k]!)));
  agree(entropy + divergence, cross, 1e-12);
  agree(Math.min(0, divergence), 0, 0); // never negative
});

check('best-constant', ({ random, agree }) => {
  const y = Array.from({ length: 41 }, () => random.normal() ** 3);
  const mean = sum(y) / y.length;
  const median = [...y].sort((a, b) => a - b)[20]!;
  const square = (c: number) => sum(y.map((value) => (c - value) ** 2));
  const absolute = (c: number) => sum(y.map((value) => Math.abs(c - value)));
  // Neither is beaten by any of many other constants.
  for (let c = -4; c <= 4; c += 0.01) {
    agree(Math.max(0, square(mean) - square(c)), 0, 1e-12);
    agree(Math.max(0, absolute(median) - absolute(c)), 0, 1e-12);
  }
});

check('losses-likelihood', ({ random, agree }) => {
  const [sigma, s] = [0.7, 1.3];
  const normal = (r: number) => Math.exp(-(r ** 2) / (2 * sigma ** 2)) / (sigma * Math.sqrt(2 * Math.PI));
  const laplace = (r: number) => Math.exp(-Math.abs(r) / s) / (2 * s);
  // Both are densities (their sum over a fine grid is 1), and what is left of −ln does not depend on r.
  const h = 1e-3;
  for (const density of [normal, laplace]) {
    let area = 0;
    for (let r = -30; r <= 30; r += h) area += density(r) * h;
    agree(area, 1, 1e-5);
  }
  for (let trial = 0; trial < 10; trial++) {
    const r = 3 * random.normal();
    agree(-Math.log(normal(r)) - r ** 2 / (2 * sigma ** 2), -Math.log(normal(0)), 1e-10);
    agree(-Math.log(laplace(r)) - Math.abs(r) / s, -Math.log(laplace(0)), 1e-10);
  }
});
