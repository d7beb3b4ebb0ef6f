import { describe, expect, test } from 'vitest';
import {
  createUnits,
  differentiate,
  forward,
  inputOf,
  LAYOUT,
  PARAMETER_COUNT,
  POINTS,
  SIZES,
} from '../../../src/hero/network.ts';
import { createPlane } from '../../../src/hero/plane.ts';
import { createTraining, LEARNED } from '../../../src/hero/training.ts';
import { backwardDense, forwardDense, type DenseLayer } from '../../../src/math/dense.ts';

const gradient = new Float64Array(PARAMETER_COUNT);
/** Parameters some steps into a training, where no gradient is near zero. */
function trained(steps: number): Float64Array {
  const training = createTraining(7);
  while (training.step < steps) training.train();
  return training.parameters;
}

describe('the front page’s network', () => {
  test('has the 125 parameters of its layers', () => {
    expect(SIZES).toEqual([7, 8, 6, 1]);
    expect(PARAMETER_COUNT).toBe((7 + 1) * 8 + (8 + 1) * 6 + (6 + 1));
  });

  test('learns from as many points of one spiral as of the other', () => {
    expect(POINTS).toHaveLength(260);
    expect(POINTS.reduce((sum, { y }) => sum + y, 0)).toBe(0);
  });

  test('has the gradient of its loss, by central differences', () => {
    const parameters = trained(20);
    differentiate(parameters, gradient);
    const found = gradient.slice();
    const lossAt = (k: number, shift: number) =>
      differentiate(parameters.with(k, parameters[k]! + shift), gradient).loss;
    const h = 1e-5;
    for (let k = 0; k < PARAMETER_COUNT; k++) {
      expect(found[k]).toBeCloseTo((lossAt(k, h) - lossAt(k, -h)) / (2 * h), 7);
    }
  });

  test('has the gradient that the book’s matrices give', () => {
    const parameters = trained(20);
    differentiate(parameters, gradient);
    const layers: DenseLayer[] = LAYOUT.map(({ inputs, outputs, weights, biases }) => ({
      W: Array.from({ length: outputs }, (_, j) =>
        Array.from({ length: inputs }, (__, i) => parameters[weights + i * outputs + j]!),
      ),
      b: [...parameters.subarray(biases, biases + outputs)],
    }));
    const A = forwardDense(
      layers,
      POINTS.map(({ x1, x2 }) => [...inputOf(x1, x2)]),
    );
    // ∂/∂z of −log σ(2yz), averaged.
    const last = A.at(-1)!.map(([z], n) => [(Math.tanh(z!) - POINTS[n]!.y) / POINTS.length]);
    for (const [l, { W, b }] of backwardDense(layers, A, last).entries()) {
      const { inputs, outputs, weights, biases } = LAYOUT[l]!;
      for (let j = 0; j < outputs; j++) {
        expect(gradient[biases + j]).toBeCloseTo(b[j]!, 12);
        for (let i = 0; i < inputs; i++) expect(gradient[weights + i * outputs + j]).toBeCloseTo(W[j]![i]!, 12);
      }
    }
  });

  test('guesses before it has learned: the loss of zero weights is log 2', () => {
    expect(differentiate(new Float64Array(PARAMETER_COUNT), gradient).loss).toBeCloseTo(Math.LN2, 12);
  });
});

describe('its training', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'from seed %d has more than 95%% of the points right in 150 steps',
    (seed) => {
      const training = createTraining(seed);
      expect(training.score).toBeNull();
      while (training.step < 150) training.train();
      expect(training.score!.accuracy).toBeGreaterThan(0.95);
    },
  );

  test('calls the spirals learned, from the first seed of the page, within 120 steps', () => {
    const training = createTraining(2);
    while ((training.score?.accuracy ?? 0) < LEARNED && training.step < 120) training.train();
    expect(training.score!.accuracy).toBeGreaterThanOrEqual(LEARNED);
  });

  test('is the same for the same seed', () => {
    expect(trained(10)).toEqual(trained(10));
  });
});

test('the plane’s pictures are the units at the middles of its cells', () => {
  const parameters = trained(10);
  const pictures = createPlane(4)(parameters);
  expect(pictures.map((layer) => layer.length)).toEqual([...SIZES]);
  // Second row, third column of four over −6 … 6: x₁ = 1.5, x₂ = 1.5.
  const units = createUnits();
  units[0] = inputOf(1.5, 1.5);
  forward(parameters, units);
  for (const [l, layer] of pictures.entries()) {
    for (const [u, values] of layer.entries()) expect(values[1 * 4 + 2]).toBeCloseTo(units[l]![u]!, 6);
  }
});
