import { expect, test } from 'vitest';
import { niceStep } from '../../../../components/charts/drawLines.ts';

test.each([
  [1, 4, 0.5],
  [2.4, 4, 1],
  [846, 6, 200],
])('ticks of a span of %d in %d parts are %d apart', (span, count, step) =>
  expect(niceStep(span, count)).toBeCloseTo(step, 12),
);
