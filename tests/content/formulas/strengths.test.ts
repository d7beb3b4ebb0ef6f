import { expect } from 'vitest';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

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
    normals(random, m * n),
    normals(random, m),
    normals(random, m * m),
    normals(random, m),
    normals(random, m),
  ];
  const dense = (W: number[], b: number[], x: number[]) =>
    b.map((bias, k) =>
      Math.max(
        0,
        x.reduce((sum, value, j) => sum + W[k * x.length + j]! * value, bias),
      ),
    );
  const f = (x: number[]) => dense(W2, b2, dense(W1, b1, x)).reduce((sum, value, k) => sum + w3[k]! * value, 0);
  const x = normals(random, n);
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
