import '@tensorflow/tfjs-backend-cpu';
import * as layers from '@tensorflow/tfjs-layers';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { permutation, type Random } from '../../../src/math/random.ts';
import { check, type CheckTools } from '../../support/check.ts';
import { runTransformer } from '../../support/transformer.ts';

/** Normal random numbers as a tensor of this shape. */
function randomTensor(random: Random, ...shape: number[]): tf.Tensor {
  return tf.tensor(
    Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.normal()),
    shape,
  );
}

check('neuron-sum', async ({ random, agree }) => {
  const [x, w] = [1, 2].map(() => Array.from({ length: 5 }, () => random.normal()));
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
  const W = Array.from({ length: m }, () => Array.from({ length: n }, () => random.normal()));
  const [x, b] = [n, m].map((length) => Array.from({ length }, () => random.normal()));
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
  ];
  const [W1, b1, W2, b2, x] = shapes.map((shape) => randomTensor(random, ...shape)) as [
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

/** The network 2-2-1 as ordinary arithmetic; parameters in the order w₁₁ w₁₂ w₂₁ w₂₂ b₁ b₂ v₁ v₂ c. */
function runLoop(p: readonly number[], x: readonly number[], y: number) {
  const a = [0, 1].map((k) => 1 / (1 + Math.exp(-(p[2 * k]! * x[0]! + p[2 * k + 1]! * x[1]! + p[4 + k]!))));
  const prediction = p[6]! * a[0]! + p[7]! * a[1]! + p[8]!;
  return { a, prediction, loss: 0.5 * (prediction - y) ** 2 };
}

/** Derivative of the loss by parameter i, by central difference. */
function nudge(p: readonly number[], i: number, x: readonly number[], y: number, derivative: CheckTools['derivative']) {
  return derivative((value) => runLoop(p.with(i, value), x, y).loss, p[i]!);
}

const draw = (random: Random, n: number) => Array.from({ length: n }, () => random.normal());

check('loop-output-gradient', ({ random, agree, derivative }) => {
  const [p, x, y] = [draw(random, 9), draw(random, 2), random.normal()];
  const { a, prediction } = runLoop(p, x, y);
  for (const k of [0, 1]) agree((prediction - y) * a[k]!, nudge(p, 6 + k, x, y, derivative));
  agree(prediction - y, nudge(p, 8, x, y, derivative));
});

check('loop-hidden-gradient', ({ random, agree, derivative }) => {
  const [p, x, y] = [draw(random, 9), draw(random, 2), random.normal()];
  const { a, prediction } = runLoop(p, x, y);
  for (const k of [0, 1]) {
    const dz = (prediction - y) * p[6 + k]! * a[k]! * (1 - a[k]!);
    for (const j of [0, 1]) agree(dz * x[j]!, nudge(p, 2 * k + j, x, y, derivative));
    agree(dz, nudge(p, 4 + k, x, y, derivative));
  }
});

check('first-order-drop', ({ random, agree, derivative }) => {
  const [p, x, y] = [draw(random, 9), draw(random, 2), random.normal()];
  const g = p.map((_, i) => nudge(p, i, x, y, derivative));
  const squares = g.reduce((sum, value) => sum + value ** 2, 0);
  const drop = (rate: number) =>
    runLoop(p, x, y).loss -
    runLoop(
      p.map((value, i) => value - rate * g[i]!),
      x,
      y,
    ).loss;
  agree(drop(1e-5) / (1e-5 * squares), 1, 1e-3);
});

check('bias-only-step', ({ random, agree, derivative }) => {
  const [p, x, y, rate] = [draw(random, 9), draw(random, 2), random.normal(), 3 * random.uniform()];
  const before = runLoop(p, x, y);
  const after = runLoop(p.with(8, p[8]! - rate * nudge(p, 8, x, y, derivative)), x, y);
  agree(after.prediction - y, (1 - rate) * (before.prediction - y));
  agree(after.loss, (1 - rate) ** 2 * before.loss);
});

check('steps-per-epoch', ({ random }) => {
  for (let trial = 0; trial < 20; trial++) {
    const [m, batch] = [1 + random.integer(1000), 1 + random.integer(100)];
    let steps = 0;
    for (let start = 0; start < m; start += batch) steps++;
    expect(Math.ceil(m / batch)).toBe(steps);
  }
});

check('power-law', ({ random, agree }) => {
  const [scale, exponent, N] = [1e13 * random.uniform(), 0.076, 1e8 * (1 + random.uniform())];
  const loss = (n: number) => Math.exp(exponent * (Math.log(scale) - Math.log(n))); // a straight line of logarithms
  agree(loss(N), (scale / N) ** exponent);
  agree(loss(10 * N) / loss(N), 10 ** -exponent);
  agree(10 ** -exponent, 0.84, 0.005);
});

check('relu-square', ({ random, agree }) => {
  const f = (x: number) => x / 2 + Math.max(0, x - 0.5);
  for (const x of [0, 0.5, 1]) agree(f(x), x * x, 1e-12);
  let worst = 0;
  for (let trial = 0; trial < 10_000; trial++) {
    const x = random.uniform();
    worst = Math.max(worst, Math.abs(f(x) - x * x));
  }
  expect(worst).toBeLessThanOrEqual(1 / 16);
  expect(worst).toBeGreaterThan(0.06);
  expect(f(10)).toBe(14.5);
});

check('relu-extrapolation', ({ random, agree }) => {
  const [n, m] = [3, 6];
  const [W1, b1, W2, b2, w3] = [
    draw(random, m * n),
    draw(random, m),
    draw(random, m * m),
    draw(random, m),
    draw(random, m),
  ];
  const dense = (W: number[], b: number[], x: number[]) =>
    b.map((bias, k) =>
      Math.max(
        0,
        x.reduce((sum, value, j) => sum + W[k * x.length + j]! * value, bias),
      ),
    );
  const f = (x: number[]) => dense(W2, b2, dense(W1, b1, x)).reduce((sum, value, k) => sum + w3[k]! * value, 0);
  const x = draw(random, n);
  const slope = (t: number, h: number) => (f(x.map((value) => (t + h) * value)) - f(x.map((value) => t * value))) / h;
  agree(slope(1e3, 1), slope(5e3, 700), 1e-6);
  expect(Math.abs(slope(0, 1e-3) - slope(1e3, 1))).toBeGreaterThan(1e-3); // near the data it bends
});

check('precision-prevalence', ({ agree }) => {
  // Counted on ten thousand parts.
  for (const [share, right] of [
    [0.5, 4500 / (4500 + 250)],
    [0.01, 90 / (90 + 495)],
  ] as const) {
    agree((0.9 * share) / (0.9 * share + (1 - 0.95) * (1 - share)), right, 1e-12);
  }
});

check('cohen-kappa', ({ random, agree }) => {
  const [n, answers] = [60, 3];
  const a = Array.from({ length: n }, () => random.integer(answers));
  const b = a.map((answer) => (random.uniform() < 0.6 ? answer : random.integer(answers)));
  const share = (list: number[], k: number) => list.filter((answer) => answer === k).length / n;
  const expected = [0, 1, 2].reduce((sum, k) => sum + share(a, k) * share(b, k), 0);
  // Without reading, any example of A may meet any of B: agreement over all pairs.
  agree(
    expected,
    a.flatMap((first) => b.map((second) => Number(first === second))).reduce((x, y) => x + y) / n ** 2,
    1e-12,
  );
  const kappa = (observed: number, chance: number) => (observed - chance) / (1 - chance);
  agree(kappa(0.7, 0.5), 0.4, 1e-12);
  agree(kappa(1, expected), 1, 1e-12);
});

check('checkpoint-interval', ({ random, agree, derivative }) => {
  const [save, failure] = [random.uniform(), 100 + 100 * random.uniform()];
  const cost = (interval: number) => save / interval + interval / (2 * failure);
  const best = Math.sqrt(2 * save * failure);
  agree(derivative(cost, best), 0, 1e-6);
  for (const factor of [0.5, 0.9, 1.1, 2]) expect(cost(factor * best)).toBeGreaterThan(cost(best));
});

check('team-channels', () => {
  for (const [n, known] of [
    [3, 3],
    [8, 28],
    [31, 465],
  ] as const) {
    let pairs = 0;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) pairs++;
    expect((n * (n - 1)) / 2).toBe(pairs);
    expect(pairs).toBe(known);
  }
});
