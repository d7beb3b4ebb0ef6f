import { expect, it } from 'vitest';
import { curvePath } from '../../../../components/figures/curvePath.ts';
import { ACTIVATIONS } from '../../../../src/math/activations.ts';

const pointsOf = (path: string) =>
  path
    .split(/[ML]/)
    .slice(1)
    .map((point) => point.split(' ').map(Number));

it('draws a function over z from −4 to 4 at 20 pixels a unit', () => {
  const points = pointsOf(curvePath(ACTIVATIONS.tanh.value));
  expect(points).toHaveLength(161);
  expect(points[0]).toEqual([0, Number((98 + 20 * Math.tanh(4)).toFixed(1))]);
  expect(points[80]).toEqual([80, 98]);
});

it('ends where the curve leaves the chart', () => {
  const points = pointsOf(curvePath((z) => 3 * z));
  expect(points.at(-1)![1]).toBeGreaterThanOrEqual(18);
  expect(points.at(-1)![0]).toBeLessThan(110);
});
