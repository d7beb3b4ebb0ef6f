import { expect, test } from 'vitest';
import { Curve } from '../../../components/charts/curve.ts';
import { niceStep } from '../../../components/charts/drawLines.ts';
import { parseNumber } from '../../../components/controls/parseNumber.ts';
import { moveCell } from '../../../components/charts/moveCell.ts';

test.each([
  ['0.001', 0.001],
  [' 1e-3 ', 0.001],
  ['.5', 0.5],
  ['10,000', 10_000],
  ['１２８', 128],
  ['０。５', 0.5],
  ['-1', -1],
])('typed %j is %d', (text, value) => expect(parseNumber(text)).toBe(value));

test.each(['', ' ', 'many', '1 2', '0x10', '1,00', '1e', 'Infinity', 'NaN', '--1', '五'])(
  'typed %j is no number',
  (text) => expect(parseNumber(text)).toBeNaN(),
);

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

test.each([
  [1, 4, 0.5],
  [2.4, 4, 1],
  [846, 6, 200],
])('ticks of a span of %d in %d parts are %d apart', (span, count, step) =>
  expect(niceStep(span, count)).toBeCloseTo(step, 12),
);

test('arrow keys walk the confusion matrix and stop at its edges', () => {
  expect(moveCell(0, 'ArrowLeft')).toBe(0);
  expect(moveCell(0, 'ArrowRight')).toBe(1);
  expect(moveCell(9, 'ArrowRight')).toBe(9);
  expect(moveCell(9, 'ArrowDown')).toBe(19);
  expect(moveCell(95, 'ArrowDown')).toBe(95);
  expect(moveCell(15, 'ArrowUp')).toBe(5);
  expect(moveCell(15, 'Tab')).toBe(15);
});
