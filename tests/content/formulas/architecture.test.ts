import '@tensorflow/tfjs-backend-cpu';
import * as layers from '@tensorflow/tfjs-layers';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { attend as attendRows } from '../../../src/math/attention.ts';
import { dot } from '../../../src/math/dense.ts';
import { rotate, sinusoid } from '../../../src/math/positions.ts';
import { permutation, type Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';
import { runTransformer } from '../../support/transformer.ts';

/** Normal random numbers as a tensor of this shape. */
const randomTensor = (random: Random, ...shape: number[]): tf.Tensor =>
  tf.tensor(
    normals(
      random,
      shape.reduce((a, b) => a * b),
    ),
    shape,
  );

/** The permutation matrix that moves row i of a vector to where `order` holds i. */
const permutationMatrix = (n: number, random: Random) =>
  tf.oneHot(tf.tensor1d([...permutation(n, random)], 'int32'), n);

check('mlp-permutation', async ({ random, agree }) => {
  const [W, x, b] = [randomTensor(random, 3, 6), randomTensor(random, 6, 1), randomTensor(random, 3, 1)];
  const P = tf.cast(permutationMatrix(6, random), 'float32');
  const mixed = await tf.add(tf.matMul(tf.matMul(W, P, false, true), tf.matMul(P, x)), b).data();
  const plain = await tf.add(tf.matMul(W, x), b).data();
  mixed.forEach((value, i) => agree(value, plain[i]!, 1e-5));
});

check('conv-count', ({ random }) => {
  for (let trial = 0; trial < 5; trial++) {
    const [c, k, d] = [1 + random.integer(9), 1 + random.integer(5), 1 + random.integer(7)];
    const layer = layers.layers.conv2d({ filters: c, kernelSize: k, inputShape: [8, 9, d] });
    layer.build([null, 8, 9, d]);
    expect(c * (k * k * d + 1)).toBe(layer.countParams());
  }
});

check('conv-shift', async ({ random, agree }) => {
  const [x, kernel] = [
    randomTensor(random, 1, 7, 9, 2) as tf.Tensor4D,
    randomTensor(random, 3, 3, 2, 4) as tf.Tensor4D,
  ];
  const shift = (t: tf.Tensor4D) =>
    tf.pad(tf.slice(t, 0, [1, t.shape[1], t.shape[2] - 1, t.shape[3]]), [
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 0],
    ]) as tf.Tensor4D;
  const inner = (t: tf.Tensor) => tf.slice(t, [0, 0, 1, 0]).data(); // without the border
  const [movedFirst, movedLast] = await Promise.all([
    inner(tf.conv2d(shift(x), kernel, 1, 'valid')),
    inner(shift(tf.conv2d(x, kernel, 1, 'valid'))),
  ]);
  movedFirst.forEach((value, i) => agree(value, movedLast[i]!, 1e-5));
});

/** Attention as the page defines it, by tensor operations. */
const attend = (Q: tf.Tensor, K: tf.Tensor, V: tf.Tensor) =>
  tf.matMul(tf.softmax(tf.div(tf.matMul(Q, K, false, true), Math.sqrt(K.shape[1]!))), V);

check('attention', async ({ random, agree }) => {
  const [q, k, v] = [randomTensor(random, 3, 4), randomTensor(random, 5, 4), randomTensor(random, 5, 2)];
  const rows = (t: tf.Tensor) => t.arraySync() as number[][];
  const result = rows(attend(q, k, v));
  rows(q).forEach((query, i) => {
    const weights = rows(k).map((key) => Math.exp(key.reduce((sum, value, n) => sum + value * query[n]!, 0) / 2));
    const total = weights.reduce((a, b) => a + b);
    for (const j of [0, 1])
      agree(
        result[i]![j]!,
        rows(v).reduce((sum, value, n) => sum + (weights[n]! / total) * value[j]!, 0),
        1e-5,
      );
  });
});

check('dot-product-variance', ({ random, agree }) => {
  const [width, draws] = [64, 40_000];
  let squares = 0;
  for (let draw = 0; draw < draws; draw++) {
    let dot = 0;
    for (let i = 0; i < width; i++) dot += random.normal() * random.normal();
    squares += dot * dot;
  }
  agree(squares / draws / width, 1, 0.03); // simulated
});

check('attention-permutation', async ({ random, agree }) => {
  const [Q, K, V] = [randomTensor(random, 5, 4), randomTensor(random, 5, 4), randomTensor(random, 5, 2)];
  const P = tf.cast(permutationMatrix(5, random), 'float32');
  const move = (t: tf.Tensor) => tf.matMul(P, t);
  const [before, after] = await Promise.all([attend(move(Q), move(K), move(V)).data(), move(attend(Q, K, V)).data()]);
  before.forEach((value, i) => agree(value, after[i]!, 1e-5));
});

const GPT = { kind: 'decoder', vocabulary: 7, positions: 6, width: 8, blocks: 2, heads: 2, kvHeads: 2, hidden: 32 };
const PLAIN = { ...GPT, mlpKind: 'plain', norm: 'layer', bias: 'yes', tied: 'yes', sequence: 5 };

check('block-count', () => {
  const [two, one] = [runTransformer(PLAIN), runTransformer({ ...PLAIN, blocks: 1 })];
  expect(12 * 8 ** 2 + 13 * 8).toBe(two.parameters - one.parameters);
});

check('gpt-count', () => {
  const count = (N: number, d: number, V: number, T: number) => N * (12 * d * d + 13 * d) + (V + T) * d + 2 * d;
  expect(count(2, 8, 7, 6)).toBe(runTransformer(PLAIN).parameters);
  expect(count(12, 768, 50_257, 1024)).toBe(124_439_808);
  expect(Math.round(count(96, 12_288, 50_257, 2048) / 1e8)).toBe(1746);
});

check('activation-memory', () => {
  const [two, one] = [runTransformer(PLAIN), runTransformer({ ...PLAIN, blocks: 1 })];
  expect(16 * 8 + 2 * 5).toBe((two.kept - one.kept) / 5);
});

check('transformer-flops', () => {
  const [N, s, d, V] = [2, 5, 8, 7];
  const M = N * 12 * d * d + V * d;
  // Backward, each product gives the gradients of both its factors: two products of the same size.
  expect(6 * M + 12 * N * s * d).toBe((2 * 3 * runTransformer(PLAIN).multiplyAdds) / s);
});

check('attention-heads', async ({ random, agree }) => {
  const [n, d, heads] = [4, 6, 2];
  const width = d / heads;
  const X = randomTensor(random, n, d) as tf.Tensor2D;
  const maps = [1, 2, 3].map(() => randomTensor(random, d, d) as tf.Tensor2D);
  const output = randomTensor(random, d, d) as tf.Tensor2D;
  const attend = ([Q, K, V]: tf.Tensor2D[]) =>
    tf.matMul(tf.softmax(tf.div(tf.matMul(Q!, K!, false, true), Math.sqrt(width))), V!) as tf.Tensor2D;
  // Each head's maps are columns of one d × d matrix, as frameworks store them.
  const results = Array.from({ length: heads }, (_, h) =>
    attend(maps.map((W) => tf.matMul(X, tf.slice(W, [0, h * width], [d, width])))),
  );
  const joined = await tf.matMul(tf.concat(results, 1), output).data();
  const added = await tf
    .addN(results.map((head, h) => tf.matMul(head, tf.slice(output, [h * width, 0], [width, d]))))
    .data();
  joined.forEach((value, i) => agree(value, added[i]!, 1e-5)); // tf computes in float32
});

check('residual-norm', ({ random, agree, derivative }) => {
  const d = 5;
  const [x, gamma, beta] = [normals(random, d), normals(random, d), normals(random, d)];
  const W = Array.from({ length: d }, () => normals(random, d));
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / d;
  const norm = (values: number[]) => {
    const mu = mean(values);
    const variance = mean(values.map((value) => (value - mu) ** 2));
    return values.map((value, i) => (gamma[i]! * (value - mu)) / Math.sqrt(variance + 1e-5) + beta[i]!);
  };
  const F = (values: number[]) => W.map((row) => Math.tanh(row.reduce((sum, w, j) => sum + w * values[j]!, 0)));
  const moved = (j: number, value: number) => x.map((old, i) => (i === j ? value : old));
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const whole = derivative((value) => moved(j, value)[i]! + F(norm(moved(j, value)))[i]!, x[j]!);
      agree(whole, (i === j ? 1 : 0) + derivative((value) => F(norm(moved(j, value)))[i]!, x[j]!), 1e-7);
    }
  }
  // A norm makes mean 0 and variance 1, whatever it is given.
  const plain = norm(x).map((value, i) => (value - beta[i]!) / gamma[i]!);
  agree(mean(plain), 0, 1e-9);
  agree(mean(plain.map((value) => value ** 2)), 1, 1e-4);
});

/** Attention in double precision on normal numbers, [positions, width]. */
const drawRows = (random: Random, rows: number, width: number) =>
  Array.from({ length: rows }, () => normals(random, width));

check('causal-prefix', ({ random, agree }) => {
  const [Q, K, V] = [drawRows(random, 5, 4), drawRows(random, 5, 4), drawRows(random, 5, 3)];
  const masked = attendRows(Q, K, V, true).output;
  for (const i of Q.keys()) {
    const alone = attendRows([Q[i]!], K.slice(0, i + 1), V.slice(0, i + 1)).output[0]!;
    alone.forEach((value, n) => agree(masked[i]![n]!, value, 1e-12));
  }
});

check('next-token-loss', ({ random, agree }) => {
  // A model that gives every token a probability which depends on all before it.
  const tokens = Array.from({ length: 6 }, () => random.integer(3));
  const chances = (past: readonly number[]) => {
    const raw = [0, 1, 2].map((t) => 1 + t + past.reduce((sum, token, i) => sum + token * (i + t + 1), 0));
    return raw.map((value) => value / raw.reduce((a, b) => a + b));
  };
  const each = tokens.slice(1).map((next, i) => chances(tokens.slice(0, i + 1))[next]!);
  const loss = -each.reduce((sum, p) => sum + Math.log(p), 0) / 5;
  agree(loss, -Math.log(each.reduce((product, p) => product * p, 1)) / 5, 1e-12);
});

check('sinusoid-shift', ({ random, agree }) => {
  const [p, r, d] = [random.integer(50), random.integer(50), 8];
  const sum = [0, 1, 2, 3].reduce((total, i) => total + Math.cos((p - r) / 10_000 ** ((2 * i) / d)), 0);
  agree(dot(sinusoid(p, d), sinusoid(r, d)), sum, 1e-12);
  agree(sinusoid(p, d)[2]!, Math.sin(p * 10_000 ** (-2 / d)), 1e-12);
});

check('rotary-distance', ({ random, agree }) => {
  const [q, k] = [normals(random, 6), normals(random, 6)];
  for (const [p, r] of [
    [3, 7],
    [12, 1],
  ] as const) {
    agree(dot(rotate(q, p), rotate(k, r)), dot(q, rotate(k, r - p)), 1e-12);
  }
});
