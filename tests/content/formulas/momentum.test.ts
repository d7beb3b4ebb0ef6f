import { expect } from 'vitest';
import { check } from '../../support/check.ts';

/** The larger size of the two roots of r² − br + c. */
const largestRoot = (b: number, c: number) => {
  const discriminant = b * b - 4 * c;
  return discriminant < 0 ? Math.sqrt(c) : (Math.abs(b) + Math.sqrt(discriminant)) / 2;
};

check('momentum-polynomial', ({ random, agree }) => {
  const [lambda, alpha, beta] = [3, 0.2, 0.8];
  for (const isNesterov of [false, true]) {
    // The walk of the rule itself, from the first step on, meets the recursion that the polynomial stands for.
    const thetas = [random.normal()];
    let v = 0;
    for (let t = 0; t < 20; t++) {
      const theta = thetas.at(-1)!;
      const g = lambda * theta;
      v = beta * v + g;
      thetas.push(theta - alpha * (isNesterov ? g + beta * v : v));
    }
    const [b, c] = isNesterov
      ? [(1 + beta) * (1 - alpha * lambda), beta * (1 - alpha * lambda)]
      : [1 + beta - alpha * lambda, beta];
    for (let t = 1; t < 20; t++) agree(thetas[t + 1]!, b * thetas[t]! - c * thetas[t - 1]!, 1e-12);
  }
});

check('momentum-rate', ({ random, agree }) => {
  const [low, high] = [1 + random.uniform(), 50 + 50 * random.uniform()];
  const kappa = high / low;
  const worst = (alpha: number, beta: number) =>
    Math.max(...[low, high].map((lambda) => largestRoot(1 + beta - alpha * lambda, beta)));
  const promised = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
  agree(worst(4 / (Math.sqrt(low) + Math.sqrt(high)) ** 2, promised ** 2), promised, 1e-6);
  // No other pair is better: a search over both.
  let best = Infinity;
  for (let beta = 0; beta < 1; beta += 0.002)
    for (let alpha = 0; alpha < 0.2; alpha += 0.0005) best = Math.min(best, worst(alpha, beta));
  expect(best).toBeGreaterThan(promised - 1e-9);
  agree(best, promised, 0.02);
  // κ = 100: steps to halve the distance, with and without momentum.
  const steps = (factor: number) => Math.log(0.5) / Math.log(factor);
  agree(steps(9 / 11), 3.5, 0.02);
  agree(steps(99 / 101), 35, 0.02);
});
