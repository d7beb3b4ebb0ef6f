import { describe, expect, test } from 'vitest';
import { createScale, sampleGrid, traceContour } from '../../../components/charts/contours.ts';
import { xUnder } from '../../../components/charts/drawLines.ts';
import { projectPoint } from '../../../components/charts/drawSurface.ts';
import { turnView } from '../../../components/charts/SurfaceChart.tsx';

describe('contours', () => {
  test('the line of a circle lies on it', () => {
    const { values, columns, rows } = sampleGrid((x, y) => x * x + y * y, [-1, 1], [-1, 1], 41);
    const segments = traceContour(values, columns, rows, 0.5);
    expect(segments.length).toBeGreaterThan(200);
    for (let i = 0; i < segments.length; i += 2) {
      const [x, y] = [segments[i]! / 20 - 1, segments[i + 1]! / 20 - 1];
      expect(Math.hypot(x, y)).toBeCloseTo(Math.SQRT1_2, 2);
    }
  });

  test('a flat cell and one with a hole have no line', () => {
    expect(traceContour([1, 1, 1, 1], 2, 2, 0.5)).toEqual([]);
    expect(traceContour([0, 1, Number.NaN, 1], 2, 2, 0.5)).toEqual([]);
    expect(traceContour([0, 1, 0, 1], 2, 2, 0.5)).toEqual([0.5, 0, 0.5, 1]);
  });

  test('shares run from 0 to 1 by the logarithm, holes apart', () => {
    const scale = createScale([Number.NaN, 1, 11, 1001]);
    expect(scale.toShare(1)).toBe(0);
    expect(scale.toShare(1001)).toBe(1);
    expect(scale.toShare(11)).toBeGreaterThan(0.2);
    expect(createScale([3, 3]).toShare(3)).toBe(0);
  });
});

test('a surface seen from the side, from above, and turned', () => {
  const ahead = projectPoint([1, 0, 0.5], { azimuth: 0, tilt: 0 });
  expect(ahead.across).toBeCloseTo(1, 12);
  expect(ahead.down).toBeCloseTo(0, 12);
  expect(projectPoint([0, 0, 1], { azimuth: 0, tilt: 0 }).down).toBeCloseTo(-0.5, 12); // high is up
  expect(projectPoint([0, 1, 0.5], { azimuth: 0, tilt: 90 }).down).toBeCloseTo(-1, 12); // far is up
  expect(projectPoint([1, 0, 0.5], { azimuth: 90, tilt: 0 }).away).toBeCloseTo(1, 12);
  expect(turnView({ azimuth: 350, tilt: 75 }, { azimuth: 15, tilt: 15 })).toEqual({ azimuth: 5, tilt: 80 });
  expect(turnView({ azimuth: 5, tilt: 40 }, { azimuth: -15 })).toEqual({ azimuth: 350, tilt: 40 });
});

test('the x under a pixel, kept inside the axis', () => {
  expect(xUnder(44, 500, -6, 6)).toBe(-6);
  expect(xUnder(230, 500, -6, 6)).toBe(0); // in the middle of 44 … 416
  expect(xUnder(140, 300, -6, 6)).toBe(0); // a narrow chart: 44 … 236
  expect(xUnder(0, 500, -6, 6)).toBe(-6);
  expect(xUnder(500, 500, -6, 6)).toBe(6);
});
