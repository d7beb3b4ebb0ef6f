import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { argMax } from '../../../src/math/argMax.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));

check('matrix-product', async ({ random, agree }) => {
  const [m, n, k] = [2, 4, 3];
  const [a, b] = [normals(random, m * n), normals(random, n * k)];
  const [A, B] = [tf.tensor2d(a, [m, n]), tf.tensor2d(b, [n, k])];
  const product = await tf.matMul(A, B).data();
  const turned = await tf.transpose(tf.matMul(tf.transpose(B), tf.transpose(A))).data();
  for (let i = 0; i < m; i++) {
    for (let l = 0; l < k; l++) {
      const entry = sum(Array.from({ length: n }, (_, j) => a[i * n + j]! * b[j * k + l]!));
      agree(entry, product[i * k + l]!, 1e-5); // tf computes in float32
      agree(entry, turned[i * k + l]!, 1e-5);
    }
  }
});

check('gradient-first-order', ({ random, agree, derivative }) => {
  // The example of the page, at random places: what is left over is of second order.
  const J = (w: number, b: number) => (w * 2 + b - 1) ** 2;
  for (let trial = 0; trial < 5; trial++) {
    const [w, b, dw, db] = normals(random, 4) as [number, number, number, number];
    const slopes = [derivative((v) => J(v, b), w), derivative((v) => J(w, v), b)] as const;
    const leftOver = (h: number) => J(w + h * dw, b + h * db) - J(w, b) - h * (slopes[0] * dw + slopes[1] * db);
    agree(leftOver(1e-2) / 1e-4, leftOver(1e-3) / 1e-6, 1e-3);
  }
  agree(
    derivative((v) => J(v, 0), 1),
    4,
  );
  agree(
    derivative((v) => J(1, v), 0),
    2,
  );
  agree(J(0.96, -0.02), 0.81, 1e-12);
});

check('chain-rule-paths', ({ random, agree, derivative }) => {
  const [u, v] = [Math.sin, Math.exp];
  const J = (a: number, b: number) => a * b + a ** 2;
  for (const w of normals(random, 5)) {
    const whole = derivative((x) => J(u(x), v(x)), w);
    const viaU = derivative((a) => J(a, v(w)), u(w)) * Math.cos(w);
    const viaV = derivative((b) => J(u(w), b), v(w)) * Math.exp(w);
    agree(whole, viaU + viaV, 1e-6);
  }
});

check('logarithm-rules', ({ random, agree, derivative }) => {
  for (let trial = 0; trial < 5; trial++) {
    const [a, b] = normals(random, 2) as [number, number];
    const [p, q] = [Math.exp(a), Math.exp(b)];
    agree(Math.exp(a + b), p * q, 1e-12);
    agree(Math.log(p * q), Math.log(p) + Math.log(q), 1e-12);
    agree(derivative(Math.exp, a), Math.exp(a));
    agree(derivative(Math.log, p), 1 / p);
  }
});

check('variance-rules', ({ random, agree }) => {
  // Every pair of values once: independent by construction, and expectations are sums.
  const [xs, ys] = [normals(random, 5), normals(random, 7)];
  const [a, b] = [2.5, -3];
  agree(mean(xs.map((x) => a * x + b)), a * mean(xs) + b, 1e-12);
  agree(variance(xs.map((x) => a * x + b)), a ** 2 * variance(xs), 1e-12);
  agree(variance(xs.flatMap((x) => ys.map((y) => x + y))), variance(xs) + variance(ys), 1e-12);
  agree(variance([1, 3, 5]), 2.667, 1e-3);
});

check('argmax-kept', ({ random }) => {
  for (let trial = 0; trial < 20; trial++) {
    const z = normals(random, 6);
    const exponentials = z.map(Math.exp);
    const largest = argMax(z);
    expect(z[largest]).toBe(Math.max(...z));
    expect(argMax(exponentials)).toBe(largest);
    expect(argMax(exponentials.map((e) => e / sum(exponentials)))).toBe(largest);
  }
});
