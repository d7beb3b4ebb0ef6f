import { expect } from 'vitest';
import { check } from '../../support/check.ts';

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
