import '@tensorflow/tfjs-backend-cpu';
import * as tf from '../../../src/engine/tf.ts';
import { attend, backwardAttention } from '../../../src/math/attention.ts';
import { dot, type Matrix } from '../../../src/math/dense.ts';
import { backwardNormalize, EPSILON, normalizeRows } from '../../../src/math/normalize.ts';
import type { Random } from '../../../src/math/random.ts';
import { check, type CheckTools } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

const draw = (random: Random, rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, () => normals(random, columns));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** Σ δᵢyᵢ: a loss whose gradient by y is δ, so that its gradient by x is what the layer passes back. */
const lossOf = (Y: Matrix, delta: Matrix) => sum(Y.map((row, i) => dot(row, delta[i]!)));

/** Compares a gradient by hand with finite differences of f and, where there is a tensor form, with automatic differentiation. */
function compare(
  { agree, derivative }: Pick<CheckTools, 'agree' | 'derivative'>,
  byHand: Matrix,
  X: Matrix,
  loss: (X: Matrix) => number,
  byTensors?: (x: tf.Tensor) => tf.Tensor,
): void {
  const automatic = byTensors && tf.tidy(() => tf.grad(byTensors)(tf.tensor2d(X)).arraySync() as Matrix);
  for (const [i, row] of X.entries()) {
    for (const [j, value] of row.entries()) {
      agree(
        byHand[i]![j]!,
        derivative((moved) => loss(X.with(i, row.with(j, moved))), value),
        1e-6,
      );
      if (automatic) agree(byHand[i]![j]!, automatic[i]![j]!, 1e-4);
    }
  }
}

check('residual-gradient', ({ random, ...tools }) => {
  const [X, W, delta] = [draw(random, 1, 4), draw(random, 4, 4), draw(random, 1, 4)];
  const F = (x: readonly number[]) => W.map((row) => Math.tanh(dot(row, x)));
  const slopes = F(X[0]!).map((f) => 1 - f * f);
  // Row i of ∂F/∂x is slope i times row i of W.
  const byHand = X[0]!.map((_, j) => delta[0]![j]! + sum(W.map((row, i) => delta[0]![i]! * slopes[i]! * row[j]!)));
  compare(
    tools,
    [byHand],
    X,
    ([x]) => lossOf([x!.map((value, i) => value + F(x!)[i]!)], delta),
    (x) => tf.sum(tf.mul(tf.add(x, tf.tanh(tf.matMul(x, tf.tensor2d(W), false, true))), tf.tensor2d(delta))),
  );
});

/** One kernel over one channel, stride 1, no padding. */
const convolve = (X: Matrix, K: Matrix): Matrix =>
  Array.from({ length: X.length - K.length + 1 }, (_, r) =>
    Array.from({ length: X[0]!.length - K[0]!.length + 1 }, (_, s) =>
      sum(K.map((row, u) => dot(row, X[r + u]!.slice(s, s + row.length)))),
    ),
  );
const convolveTensors = (x: tf.Tensor, k: tf.Tensor) =>
  tf.conv2d(tf.reshape(x, [1, 6, 5, 1]) as tf.Tensor4D, tf.reshape(k, [3, 2, 1, 1]) as tf.Tensor4D, 1, 'valid');

check('conv-gradients', ({ random, ...tools }) => {
  const [X, K, delta] = [draw(random, 6, 5), draw(random, 3, 2), draw(random, 4, 4)];
  const byKernel = K.map((row, u) =>
    row.map((_, v) => sum(delta.map((errors, r) => sum(errors.map((error, s) => error * X[r + u]![s + v]!))))),
  );
  const byInput = X.map((row, i) =>
    row.map((_, j) => sum(K.map((weights, u) => sum(weights.map((w, v) => w * (delta[i - u]?.[j - v] ?? 0)))))),
  );
  const weigh = (y: tf.Tensor) => tf.sum(tf.mul(tf.reshape(y, [4, 4]), tf.tensor2d(delta)));
  const [x, k] = [tf.tensor2d(X), tf.tensor2d(K)];
  compare(
    tools,
    byKernel,
    K,
    (kernel) => lossOf(convolve(X, kernel), delta),
    (kernel) => weigh(convolveTensors(x, kernel)),
  );
  compare(
    tools,
    byInput,
    X,
    (image) => lossOf(convolve(image, K), delta),
    (image) => weigh(convolveTensors(image, k)),
  );
});

check('pool-gradient', ({ random, ...tools }) => {
  const [X, delta] = [draw(random, 4, 6), draw(random, 2, 3)];
  const windowOf = (image: Matrix, r: number, s: number) =>
    [0, 1].flatMap((u) => [0, 1].map((v) => ({ i: 2 * r + u, j: 2 * s + v, value: image[2 * r + u]![2 * s + v]! })));
  const winner = (image: Matrix, r: number, s: number) =>
    windowOf(image, r, s).reduce((a, b) => (b.value > a.value ? b : a));
  const byHand = X.map((row, i) =>
    row.map((_, j) => {
      const [r, s] = [Math.floor(i / 2), Math.floor(j / 2)];
      const best = winner(X, r, s);
      return best.i === i && best.j === j ? delta[r]![s]! : 0;
    }),
  );
  compare(
    tools,
    byHand,
    X,
    (image) => sum(delta.flatMap((row, r) => row.map((error, s) => error * winner(image, r, s).value))),
    (x) => {
      const pooled = tf.maxPool(tf.reshape(x, [1, 4, 6, 1]) as tf.Tensor4D, 2, 2, 'valid');
      return tf.sum(tf.mul(tf.reshape(pooled, [2, 3]), tf.tensor2d(delta)));
    },
  );
});

check('norm-gradient', ({ random, agree, derivative }) => {
  const [X, delta, gamma, beta] = [draw(random, 3, 5), draw(random, 3, 5), normals(random, 5), normals(random, 5)];
  const layer = (x: Matrix, scale = gamma, shift = beta) =>
    normalizeRows(x).normed.map((row) => row.map((value, i) => scale[i]! * value + shift[i]!));
  const normalized = normalizeRows(X);
  const byHand = backwardNormalize(
    normalized,
    delta.map((row) => row.map((error, i) => error * gamma[i]!)),
  );
  compare(
    { agree, derivative },
    byHand,
    X,
    (x) => lossOf(layer(x), delta),
    (x) => {
      const { mean, variance } = tf.moments(x, 1, true);
      const normed = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, EPSILON)));
      return tf.sum(tf.mul(tf.add(tf.mul(normed, tf.tensor1d(gamma)), tf.tensor1d(beta)), tf.tensor2d(delta)));
    },
  );
  for (const i of gamma.keys()) {
    const column = (A: Matrix) => A.map((row) => row[i]!);
    const byScale = derivative((value) => lossOf(layer(X, gamma.with(i, value)), delta), gamma[i]!);
    const byShift = derivative((value) => lossOf(layer(X, gamma, beta.with(i, value)), delta), beta[i]!);
    agree(dot(column(delta), column(normalized.normed)), byScale, 1e-7);
    agree(sum(column(delta)), byShift, 1e-7);
  }
});

check('norm-scale-free', ({ random, agree, derivative }) => {
  const [W, x, delta] = [draw(random, 4, 3), normals(random, 3), normals(random, 4)];
  const loss = (weights: Matrix) => {
    const z = weights.map((row) => dot(row, x));
    const mean = sum(z) / 4;
    const deviation = Math.sqrt(sum(z.map((value) => (value - mean) ** 2)) / 4); // ε = 0
    return dot(
      z.map((value) => (value - mean) / deviation),
      delta,
    );
  };
  const gradient = (weights: Matrix) =>
    weights.map((row, i) =>
      row.map((value, j) => derivative((moved) => loss(weights.with(i, row.with(j, moved))), value)),
    );
  const larger = W.map((row) => row.map((value) => 7 * value));
  agree(loss(larger), loss(W), 1e-12);
  agree(lossOf(W, gradient(W)), 0, 1e-7);
  gradient(larger).forEach((row, i) => row.forEach((value, j) => agree(value, gradient(W)[i]![j]! / 7, 1e-6)));
});

check('attention-gradients', ({ random, ...tools }) => {
  const [Q, K, V, D] = [draw(random, 3, 4), draw(random, 5, 4), draw(random, 5, 2), draw(random, 3, 2)];
  const { dQ, dK, dV } = backwardAttention(Q, K, V, attend(Q, K, V).weights, D);
  const weigh = (q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) =>
    tf.sum(tf.mul(tf.matMul(tf.softmax(tf.div(tf.matMul(q, k, false, true), 2)), v), tf.tensor2d(D)));
  const [q, k, v] = [Q, K, V].map((matrix) => tf.tensor2d(matrix));
  compare(
    tools,
    dQ,
    Q,
    (moved) => lossOf(attend(moved, K, V).output, D),
    (moved) => weigh(moved, k!, v!),
  );
  compare(
    tools,
    dK,
    K,
    (moved) => lossOf(attend(Q, moved, V).output, D),
    (moved) => weigh(q!, moved, v!),
  );
  compare(
    tools,
    dV,
    V,
    (moved) => lossOf(attend(Q, K, moved).output, D),
    (moved) => weigh(q!, k!, moved),
  );
});
