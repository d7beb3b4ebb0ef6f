import { expect, test } from 'vitest';
import { Curve } from '../../../../components/charts/curve.ts';

test('a curve of any length keeps its mean and its end in few points', () => {
  const curve = new Curve(100);
  for (let x = 1; x <= 40_000; x++) curve.add(x, x);
  const points = curve.points();
  expect(points.length).toBeLessThan(100);
  expect(points.length).toBeGreaterThanOrEqual(50);
  expect(points.at(-1)!.x).toBeGreaterThan(39_000);
  expect(points.every(({ x, y }) => Math.abs(x - y) < 1024)).toBe(true);
});

test('steps that a run repeats replace what was drawn of them', () => {
  const curve = new Curve();
  for (const x of [1, 2, 3, 4]) curve.add(x, 1);
  for (const x of [3, 4, 5]) curve.add(x, 2);
  expect(curve.points().map(({ x, y }) => [x, y])).toEqual([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 2],
  ]);
});
