import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { rateAt } from '../../../src/nn/recipe.ts';
import { check } from '../../support/check.ts';

check('convolution-sum', async ({ random, agree }) => {
  const [H, W, C, K, D] = [5, 6, 2, 3, 4];
  const fill = (n: number) => Array.from({ length: n }, () => random.normal());
  const [x, k, b] = [fill(H * W * C), fill(K * K * C * D), fill(D)];
  const X = tf.tensor4d(x, [1, H, W, C]);
  const z = (await tf.add(tf.conv2d(X, tf.tensor4d(k, [K, K, C, D]), 1, 'valid'), b).array()) as number[][][][];
  for (let i = 0; i <= H - K; i++) {
    for (let j = 0; j <= W - K; j++) {
      for (let d = 0; d < D; d++) {
        let sum = b[d]!;
        for (let u = 0; u < K; u++) {
          for (let v = 0; v < K; v++) {
            for (let c = 0; c < C; c++) sum += x[((i + u) * W + j + v) * C + c]! * k[((u * K + v) * C + c) * D + d]!;
          }
        }
        agree(z[0]![i]![j]![d]!, sum, 1e-5); // tf computes in float32
      }
    }
  }
});

check('convolution-size', ({ random }) => {
  for (let trial = 0; trial < 50; trial++) {
    const [K, s, p] = [1 + random.integer(5), 1 + random.integer(3), random.integer(3)];
    const H = K + random.integer(20);
    let positions = 0;
    for (let start = -p; start + K <= H + p; start += s) positions++;
    expect(Math.floor((H + 2 * p - K) / s) + 1).toBe(positions);
  }
});

check('bernoulli-variance', ({ random, agree }) => {
  const p = random.uniform();
  const variance = p * (1 - p) ** 2 + (1 - p) * (0 - p) ** 2; // E[(X − p)²] by definition
  agree(p * (1 - p), variance, 1e-12);
});

check('standard-error', ({ random, agree }) => {
  const [p, n, runs] = [0.7, 400, 20_000];
  let sum = 0;
  let squares = 0;
  for (let run = 0; run < runs; run++) {
    let hits = 0;
    for (let i = 0; i < n; i++) if (random.uniform() < p) hits++;
    sum += hits / n;
    squares += (hits / n) ** 2;
  }
  const spread = Math.sqrt(squares / runs - (sum / runs) ** 2);
  agree(spread / Math.sqrt((p * (1 - p)) / n), 1, 0.02); // the spread of simulated test sets
});

check('bias-variance', ({ random, agree }) => {
  // Four training sets of given probabilities, and noise of three values with mean 0: both sides are finite sums.
  const weights = [0.1, 0.2, 0.3, 0.4];
  const predictions = weights.map(() => random.normal());
  const [truth, size] = [random.normal(), Math.abs(random.normal())];
  const noises = [-size, 0, size];
  const over = (value: (prediction: number) => number) =>
    weights.reduce((sum, weight, i) => sum + weight * value(predictions[i]!), 0);
  const left = over((p) => noises.reduce((sum, noise) => sum + (truth + noise - p) ** 2, 0) / 3);
  const mean = over((p) => p);
  agree(left, (truth - mean) ** 2 + over((p) => (p - mean) ** 2) + (2 * size ** 2) / 3, 1e-12);
});

check('one-cycle', ({ random, agree }) => {
  const [T, w, peak] = [200 + random.integer(1000), 0.3, random.uniform()];
  for (let trial = 0; trial < 50; trial++) {
    const t = random.integer(T + 1);
    const up = peak / 25 + ((peak - peak / 25) * (1 - Math.cos((Math.PI * t) / (w * T)))) / 2;
    const down = (peak * (1 + Math.cos((Math.PI * (t - w * T)) / (T - w * T)))) / 2;
    agree(rateAt('one-cycle', peak, t, T), t <= w * T ? up : down, 1e-12);
  }
  agree(rateAt('one-cycle', peak, 0, T), peak / 25, 1e-12);
  agree(rateAt('one-cycle', peak, T, T), 0, 1e-12);
});

check('label-smoothing', ({ random, agree }) => {
  const [K, truth, epsilon] = [5, 2, 0.1];
  const z = Array.from({ length: K }, () => random.normal());
  const smooth = z.map((_, k) => (k === truth ? 1 - epsilon : 0) + epsilon / K);
  agree(
    smooth.reduce((a, b) => a + b),
    1,
    1e-12,
  );
  const normaliser = (of: number[]) => of.reduce((sum, value) => sum + Math.exp(value), 0);
  const loss = (of: number[]) => -smooth.reduce((sum, y, k) => sum + y * (of[k]! - Math.log(normaliser(of))), 0);
  for (const [k, value] of z.entries()) {
    const numeric = (loss(z.with(k, value + 1e-5)) - loss(z.with(k, value - 1e-5))) / 2e-5;
    agree(Math.exp(value) / normaliser(z) - smooth[k]!, numeric, 1e-7);
  }
});

check('batch-norm', ({ random, agree }) => {
  const z = Array.from({ length: 64 }, () => 3 + 5 * random.normal());
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  const mu = mean(z);
  const variance = mean(z.map((value) => (value - mu) ** 2));
  const normalised = z.map((value) => (value - mu) / Math.sqrt(variance + 1e-5));
  agree(mean(normalised), 0, 1e-12);
  agree(mean(normalised.map((value) => value ** 2)), variance / (variance + 1e-5), 1e-12);
});
