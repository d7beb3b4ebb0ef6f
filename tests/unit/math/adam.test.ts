import { expect, test } from 'vitest';
import { createAdam } from '../../../src/math/adam.ts';

test('the first step moves every parameter by the learning rate, against the gradient’s sign', () => {
  const parameters = Float64Array.of(1, 1, 1);
  createAdam(3, 0.1)(parameters, Float64Array.of(2, -300, 0));
  expect(parameters[0]).toBeCloseTo(0.9, 6);
  expect(parameters[1]).toBeCloseTo(1.1, 6);
  expect(parameters[2]).toBe(1);
});

test('the second step, worked out by hand', () => {
  // g = 1, then 3: m = 0.1, 0.39; v = 0.001, 0.009999; corrected by 0.19 and 0.001999.
  const parameters = Float64Array.of(0);
  const step = createAdam(1, 0.5);
  step(parameters, Float64Array.of(1));
  step(parameters, Float64Array.of(3));
  expect(parameters[0]).toBeCloseTo(-0.5 - (0.5 * (0.39 / 0.19)) / Math.sqrt(0.009999 / 0.001999), 6);
});
