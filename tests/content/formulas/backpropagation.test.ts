import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import {
  backwardDense,
  forwardDense,
  multiply,
  transpose,
  type DenseLayer,
  type Matrix,
} from '../../../src/math/dense.ts';
import type { Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';

const draw = (random: Random, rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));

/** A random network of 2 to 4 layers and a batch of examples. */
function drawNetwork(random: Random, examples: number) {
  const sizes = Array.from({ length: 3 + random.integer(3) }, () => 1 + random.integer(5));
  const layers = sizes.slice(1).map((outputs, l): DenseLayer => {
    return { W: draw(random, outputs, sizes[l]!), b: draw(random, 1, outputs)[0]! };
  });
  return { sizes, layers, X: draw(random, examples, sizes[0]!), Y: draw(random, examples, sizes.at(-1)!) };
}

/** Half the squared error of tanh outputs, summed over a batch. */
const lossOf = (layers: readonly DenseLayer[], X: Matrix, Y: Matrix) =>
  forwardDense(layers, X)
    .at(-1)!
    .reduce((sum, row, i) => row.reduce((s, z, j) => s + (Math.tanh(z) - Y[i]![j]!) ** 2 / 2, sum), 0);

/** ∂J/∂Z at the output: (a − y) ⊙ φ′(z). */
const outputDelta = (Z: Matrix, Y: Matrix) =>
  Z.map((row, i) => row.map((z, j) => (Math.tanh(z) - Y[i]![j]!) * (1 - Math.tanh(z) ** 2)));

/** The same loss and its gradients by TensorFlow.js: all W, then all b. */
function tensorGradients(layers: readonly DenseLayer[], X: Matrix, Y: Matrix): number[][][] {
  const loss = (...parameters: tf.Tensor[]) => {
    let A: tf.Tensor = tf.tensor2d(X);
    for (let l = 0; l < layers.length; l++) {
      A = tf.tanh(tf.add(tf.matMul(A, parameters[l]!, false, true), parameters[layers.length + l]!));
    }
    return tf.mul(0.5, tf.sum(tf.square(tf.sub(A, Y)))) as tf.Scalar;
  };
  const parameters = [...layers.map(({ W }) => tf.tensor2d(W)), ...layers.map(({ b }) => tf.tensor2d([b]))];
  return tf.tidy(() =>
    tf
      .grads(loss)(parameters)
      .map((gradient) => gradient.arraySync() as number[][]),
  );
}

/** A layer's weights with one entry moved. */
const moved = (layers: readonly DenseLayer[], l: number, j: number, i: number, shift: number) =>
  layers.map((layer, k) =>
    k === l ? { ...layer, W: layer.W.map((row, r) => (r === j ? row.with(i, row[i]! + shift) : row)) } : layer,
  );

check('backprop-output', ({ random, agree, derivative }) => {
  const [z, y] = [draw(random, 1, 4)[0]!, draw(random, 1, 4)[0]!];
  for (const j of z.keys()) {
    const loss = (t: number) => z.with(j, t).reduce((sum, value, i) => sum + (Math.tanh(value) - y[i]!) ** 2 / 2, 0);
    agree(outputDelta([z], [y])[0]![j]!, derivative(loss, z[j]!), 1e-8);
  }
});

check('backprop-hidden', ({ random, agree, derivative }) => {
  const [z1, y, W2] = [draw(random, 1, 4), draw(random, 1, 3), draw(random, 3, 4)];
  const z2 = (z: Matrix) =>
    multiply(
      z.map((row) => row.map(Math.tanh)),
      transpose(W2),
    );
  const delta2 = outputDelta(z2(z1), y)[0]!;
  for (const i of z1[0]!.keys()) {
    const formula = W2.reduce((sum, row, j) => sum + row[i]! * delta2[j]!, 0) * (1 - Math.tanh(z1[0]![i]!) ** 2);
    const loss = (t: number) =>
      z2([z1[0]!.with(i, t)])[0]!.reduce((sum, z, j) => sum + (Math.tanh(z) - y[0]![j]!) ** 2 / 2, 0);
    agree(formula, derivative(loss, z1[0]![i]!), 1e-8);
  }
});

check('backprop-parameters', ({ random, agree, derivative }) => {
  const { layers, X, Y } = drawNetwork(random, 1);
  const A = forwardDense(layers, X);
  const gradients = backwardDense(layers, A, outputDelta(A.at(-1)!, Y));
  for (const [l, { W }] of gradients.entries()) {
    for (const [j, row] of W.entries()) {
      for (const [i, value] of row.entries()) {
        agree(
          value,
          derivative((shift) => lossOf(moved(layers, l, j, i, shift), X, Y), 0),
          1e-7,
        );
      }
    }
  }
});

check('chain-rule-sum', ({ random, agree, derivative }) => {
  const [a, W] = [draw(random, 1, 4)[0]!, draw(random, 3, 4)];
  const z = (values: number[]) => W.map((row) => row.reduce((sum, weight, i) => sum + weight * values[i]!, 0));
  const outer = (t: number[]) => Math.sin(t[0]!) * t[1]! + t[2]! ** 2;
  for (const i of a.keys()) {
    const at = z(a);
    const delta = at.map((value, j) => derivative((t) => outer(at.with(j, t)), value));
    const formula = delta.reduce((sum, d, j) => sum + d * W[j]![i]!, 0);
    agree(
      formula,
      derivative((t) => outer(z(a.with(i, t))), a[i]!),
      1e-7,
    );
  }
});

check('backprop-batch', ({ random, agree }) => {
  const { layers, X, Y } = drawNetwork(random, 5);
  const A = forwardDense(layers, X);
  const gradients = backwardDense(layers, A, outputDelta(A.at(-1)!, Y));
  const found = tensorGradients(layers, X, Y);
  for (const [l, { W }] of gradients.entries()) {
    for (const [j, row] of W.entries()) for (const [i, value] of row.entries()) agree(value, found[l]![j]![i]!, 1e-5);
  }
});

check('backprop-batch-gradients', ({ random, agree }) => {
  for (let trial = 0; trial < 5; trial++) {
    const { layers, X, Y } = drawNetwork(random, 4);
    const A = forwardDense(layers, X);
    const last = outputDelta(A.at(-1)!, Y);
    const together = backwardDense(layers, A, last);
    // The same from one example at a time, summed.
    const single = X.map((row, i) => backwardDense(layers, forwardDense(layers, [row]), [last[i]!]));
    const found = tensorGradients(layers, X, Y);
    for (const [l, { W, b }] of together.entries()) {
      agree(
        W[0]![0]!,
        single.reduce((sum, gradients) => sum + gradients[l]!.W[0]![0]!, 0),
        1e-10,
      );
      for (const [j, value] of b.entries()) agree(value, found[layers.length + l]![0]![j]!, 1e-5);
    }
  }
});

check('backprop-softmax', ({ random, agree }) => {
  const [n, classes] = [4, 5];
  const Z = tf.tensor2d(draw(random, n, classes));
  const labels = Array.from({ length: n }, () => random.integer(classes));
  const Y = tf.oneHot(tf.tensor1d(labels, 'int32'), classes);
  const loss = (z: tf.Tensor) => tf.losses.softmaxCrossEntropy(Y, z) as tf.Scalar;
  const found = tf.grad(loss)(Z).arraySync() as number[][];
  for (const [i, row] of (Z.arraySync() as number[][]).entries()) {
    const total = row.reduce((sum, z) => sum + Math.exp(z), 0);
    for (const [c, z] of row.entries())
      agree((Math.exp(z) / total - (labels[i] === c ? 1 : 0)) / n, found[i]![c]!, 1e-6);
  }
});

check('backprop-flops', ({ random }) => {
  const count = (A: Matrix, B: Matrix) => A.length * B.length * B[0]!.length;
  const { sizes, layers, X } = drawNetwork(random, 3);
  const n = X.length;
  let forward = 0;
  let backward = 0;
  const A = forwardDense(layers, X);
  for (const [l, { W }] of layers.entries()) {
    const Delta = A[l + 1]!;
    forward += count(A[l]!, transpose(W));
    backward += count(transpose(Delta), A[l]!) + (l > 0 ? count(Delta, W) : 0);
  }
  expect(forward).toBe(n * layers.reduce((sum, _, l) => sum + sizes[l]! * sizes[l + 1]!, 0));
  expect(backward).toBe(2 * forward - n * sizes[0]! * sizes[1]!);
  // The numbers of the text.
  expect(784 * 64 + 64 * 10).toBe(50_816);
  expect(2 * 50_816 - 784 * 64).toBe(51_456);
  expect(784 * 64 + 64 + 64 * 10 + 10).toBe(50_890);
});

check('gradient-norm-bound', ({ random }) => {
  const norm = (values: number[]) => Math.hypot(...values);
  for (let trial = 0; trial < 20; trial++) {
    const [W, z, delta] = [draw(random, 4, 3), draw(random, 1, 3)[0]!, draw(random, 1, 4)[0]!];
    // Largest stretch of W by power iteration on WᵀW.
    let v = [[1], [0.5], [0.25]];
    for (let i = 0; i < 500; i++) {
      const next = multiply(multiply(transpose(W), W), v);
      const length = norm(next.flat());
      v = next.map(([value]) => [value! / length]);
    }
    const stretch = norm(multiply(W, v).flat());
    const slopes = z.map((value) => 1 - Math.tanh(value) ** 2);
    const below = multiply([delta], W)[0]!.map((value, i) => value * slopes[i]!);
    expect(norm(below)).toBeLessThanOrEqual(Math.max(...slopes) * stretch * norm(delta) * (1 + 1e-9));
  }
  expect(4 ** -20).toBeLessThan(1e-12);
});
