import { expect, test } from 'vitest';
import { clipOf, niceStep, writeTick } from '../../../../components/charts/drawLines.ts';

test.each([
  [1, 4, 0.5],
  [2.4, 4, 1],
  [846, 6, 200],
])('ticks of a span of %d in %d parts are %d apart', (span, count, step) =>
  expect(niceStep(span, count)).toBeCloseTo(step, 12),
);

test('ticks are short enough for the margin', () => {
  expect([0, 0.5, -2.4, 84_600].map((y) => writeTick(y, false))).toEqual(['0', '0.5', '-2.4', '84600']);
  expect([500_000, 2_500_000].map((y) => writeTick(y, false))).toEqual(['5e5', '2.5e6']);
  expect([-8, -2, 0, 3].map((y) => writeTick(y, true))).toEqual(['1e-8', '0.01', '1', '1000']);
});

test('a value outside the axis is known, one on its edge is inside', () => {
  expect([-9, -8, 0, 1, 2].map((y) => clipOf(y, -8, 1))).toEqual([-1, 0, 0, 0, 1]);
});
