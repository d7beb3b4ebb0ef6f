import { describe, expect, test } from 'vitest';
import { createRandom, permutation } from '../../../src/math/random.ts';

describe('createRandom', () => {
  test('repeats for a seed and differs between seeds and streams', () => {
    const take = (seed: number, stream?: number) => {
      const random = createRandom(seed, stream);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
    expect(take(1, 0)).not.toEqual(take(1, 1));
  });

  test('has the moments of a standard normal', () => {
    const random = createRandom(5);
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(mean).toBeNear(0, 0.03);
    expect(variance).toBeNear(1, 0.05);
  });

  test('permutes', () => {
    const order = permutation(100, createRandom(1));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect([...order]).not.toEqual([...order].sort((a, b) => a - b));
  });
});
