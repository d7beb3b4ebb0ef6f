/** Pixels of a small chart: one unit, and where the origin lies. */
const SCALE = { unit: 20, x: 80, y: 98, top: 18, from: -4, to: 4 } as const;

/** The curve of a function over z from −4 to 4 as an SVG path; it ends where it leaves the top. */
export function curvePath(value: (z: number) => number): string {
  const { unit, x, y, top, from, to } = SCALE;
  const steps = 160;
  const points = Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps).map(
    (z) => [x + unit * z, y - unit * value(z)] as const,
  );
  return points
    .filter(([, height]) => height >= top)
    .map(([left, height], i) => `${i === 0 ? 'M' : 'L'}${left.toFixed(1)} ${height.toFixed(1)}`)
    .join('');
}
