import type { Series } from './drawLines.ts';

/** A dashed line at one height across a chart, such as a baseline; none where the height is not known. @param xEnd where the axis ends */
export function levelLine(name: string, y: number | null | undefined, xEnd: number): Series[] {
  if (y === null || y === undefined) return [];
  const points = [0, xEnd].map((x) => ({ x, y }));
  return [{ name, colour: '--sl-color-gray-3', dashed: true, points }];
}
