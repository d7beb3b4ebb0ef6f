import { HALF_SIDE } from './data.ts';

/**
 * Middles of the cells of a square grid over −6 … 6, row by row from the top left.
 * @param size cells a side
 */
export function gridPoints(size: number): { x1: number; x2: number }[] {
  const place = (i: number) => ((i + 0.5) / size) * 2 * HALF_SIDE - HALF_SIDE;
  return Array.from({ length: size * size }, (_, i) => ({ x1: place(i % size), x2: -place(Math.floor(i / size)) }));
}
