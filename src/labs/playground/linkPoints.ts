import type { LabelledPoint } from './point.ts';

/** Points as the link holds them: `x1_x2_y`, joined by `~`. */
export function encodePoints(points: readonly LabelledPoint[]): string {
  return points.map(({ x1, x2, y }) => [x1, x2, y].join('_')).join('~');
}

/** Reads what `encodePoints` wrote; the setting's pattern has been checked before. */
export function decodePoints(text: string): LabelledPoint[] {
  if (text === '') return [];
  return text.split('~').map((point) => {
    const [x1, x2, y] = point.split('_').map(Number) as [number, number, number];
    return { x1, x2, y };
  });
}
