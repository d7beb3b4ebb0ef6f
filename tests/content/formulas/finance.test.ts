import { expect } from 'vitest';
import { countAt, ratesOf } from '../../../src/math/binary/counts.ts';
import { groupRatesOf, impliedFalsePositiveRate } from '../../../src/math/binary/fairness.ts';
import { check } from '../../support/check.ts';

check('credit-limit', ({ random, agree }) => {
  const loss = 0.5 + 9 * random.uniform();
  const earned = (p: number) => 1 - p - p * loss;
  agree(earned(1 / (1 + loss)), 0, 1e-12);
  expect(earned(1 / (1 + loss) - 0.01)).toBeGreaterThan(0);
  expect(earned(1 / (1 + loss) + 0.01)).toBeLessThan(0);
});

check('weighted-odds', ({ random, agree }) => {
  // The constant q that minimises −w·p·ln q − (1 − p)·ln(1 − q), found by bisection of its derivative.
  const [p, w] = [0.05 + 0.9 * random.uniform(), 0.5 + 5 * random.uniform()];
  let [low, high] = [1e-9, 1 - 1e-9];
  for (let i = 0; i < 100; i++) {
    const q = (low + high) / 2;
    if (-(w * p) / q + (1 - p) / (1 - q) < 0) low = q;
    else high = q;
  }
  agree(low / (1 - low), (w * p) / (1 - p), 1e-9);
});

check('fairness-identity', ({ random, agree }) => {
  const scores = Array.from({ length: 300 }, () => random.uniform());
  const labels = scores.map((score) => Number(random.uniform() < score));
  const counts = countAt(scores, labels, 0.2 + 0.6 * random.uniform());
  const { precision, recall, specificity } = ratesOf(counts);
  agree(impliedFalsePositiveRate(groupRatesOf(counts).base, precision, recall), 1 - specificity, 1e-12);
});

check('best-of-rules', ({ agree }) => {
  // E max = ∫ z d(Φ^n), by a sum over small steps; Φ is summed along.
  let [phi, mean, before] = [0, 0, 0];
  const step = 1e-3;
  for (let z = -8; z < 8; z += step) {
    phi += (step * Math.exp(-((z + step / 2) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
    const after = phi ** 1000;
    mean += (z + step / 2) * (after - before);
    before = after;
  }
  agree(mean, 3.24, 2e-3);
});
