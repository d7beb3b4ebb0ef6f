import { describe, expect, test } from 'vitest';
import { widthOf } from '../../../components/labs/playground/drawEdges.ts';
import { colourOf, zeroLine } from '../../../components/labs/playground/paint.ts';
import { decimal, inputNames, sumText, unitSurface, weightsOf } from '../../../components/labs/playground/units.ts';
import { gridPoints } from '../../../src/labs/playground/grid.ts';
import { playground, UNIT_SIZE } from '../../../src/labs/playground/protocol.ts';

const params = { ...playground.defaults, features: '1000100', hidden: '2-3' };

describe('names and numbers of a unit', () => {
  test('a sum with real minus signs', () => {
    expect(sumText([0.5, -1.234], ['x₁', 'x₂'], -0.1)).toBe('0.50·x₁ − 1.23·x₂ − 0.10');
    expect(sumText([-2], ['h₁₁'], 0)).toBe('−2.00·h₁₁ + 0.00');
    expect(decimal(-0.001)).toBe('0.00');
  });

  test('inputs are features, then the units of the layer before', () => {
    expect(inputNames(params, 0)).toEqual(['x₁', 'x₁x₂']);
    expect(inputNames(params, 1)).toEqual(['h₁₁', 'h₁₂']);
    expect(inputNames(params, 2)).toEqual(['h₂₁', 'h₂₂', 'h₂₃']);
  });

  test('weights and bias come from their places in the vector', () => {
    // Layers 2→2, 2→3, 3→1: W and b of each, row by row.
    const weights = Float32Array.from({ length: 6 + 9 + 4 }, (_, i) => i);
    const second = weightsOf({ params, weights }, 1, 2);
    expect(second).toEqual({ indices: [8, 11], values: [8, 11], biasIndex: 14, bias: 14 });
  });

  test('pictures of units follow each other, layer by layer', () => {
    const cells = UNIT_SIZE ** 2;
    const units = Float32Array.from({ length: 5 * cells }, (_, i) => Math.floor(i / cells));
    const network = {
      params,
      step: 0,
      epoch: 0,
      weights: new Float32Array(),
      surface: new Float32Array(),
      units,
      trainingMs: 0,
    };
    expect([...new Set(unitSurface(network, 0, 1))]).toEqual([1]);
    expect([...new Set(unitSurface(network, 1, 0))]).toEqual([2]);
  });
});

test('the zero line of a plane is its straight line', () => {
  const values = gridPoints(16).map(({ x1, x2 }) => x1 - 0.5 * x2 + 1);
  const pieces = zeroLine(values);
  expect(pieces.length).toBeGreaterThan(12);
  for (const [x, y] of pieces) {
    const [x1, x2] = [12 * x - 6, 6 - 12 * y];
    expect(x1 - 0.5 * x2 + 1).toBeCloseTo(0, 6);
  }
  expect(zeroLine([1, 2, 3, 4])).toEqual([]);
});

test('signs have their own colours, and zero neither', () => {
  for (const theme of ['light', 'dark'] as const) {
    const [orange, middle, blue] = [-5, 0, 5].map((value) => colourOf(value, theme));
    expect(orange![0]).toBeGreaterThan(orange![2]);
    expect(blue![2]).toBeGreaterThan(blue![0]);
    expect(Math.max(...middle!) - Math.min(...middle!)).toBeLessThan(15);
  }
  expect(widthOf(-3)).toBe(7);
  expect(widthOf(0)).toBe(0.5);
});
