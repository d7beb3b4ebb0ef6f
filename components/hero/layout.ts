/** Where the front page's drawing has its parts, in a box of 640 × 420 units. */
import { LAYOUT, SIZES } from '@src/hero/network.ts';

/** The whole drawing. */
export const BOX = { width: 640, height: 420 };

/** A square of the drawing: its left and upper edge, and its side. */
export interface Square {
  x: number;
  y: number;
  size: number;
}

/** The output's picture, which also shows the points. */
export const OUTPUT: Square = { x: 352, y: 66, size: 288 };

/** Each column's left edge, its units' side, and the distance between two. */
const COLUMNS = [
  { x: 34, size: 34, pitch: 47 },
  { x: 146, size: 38, pitch: 49 },
  { x: 252, size: 42, pitch: 58 },
] as const;

/** A unit's picture. */
export interface Tile extends Square {
  /** 0 for the inputs. */
  layer: number;
  unit: number;
}

/** Every unit but the output, inputs first. */
export const TILES: readonly Tile[] = COLUMNS.flatMap(({ x, size, pitch }, layer) =>
  Array.from({ length: SIZES[layer]! }, (_, unit) => ({
    layer,
    unit,
    x,
    y: BOX.height / 2 + (unit - (SIZES[layer]! - 1) / 2) * pitch - size / 2,
    size,
  })),
);

/** A line for every weight: its path, and the weight's place among the parameters. */
export function edges(): { path: string; index: number }[] {
  const at = (layer: number, unit: number): Square =>
    TILES.find((tile) => tile.layer === layer && tile.unit === unit) ?? OUTPUT;
  return LAYOUT.flatMap(({ inputs, outputs, weights }, layer) =>
    Array.from({ length: inputs * outputs }, (_, k) => {
      const [from, to] = [at(layer, Math.floor(k / outputs)), at(layer + 1, k % outputs)];
      const [x1, y1] = [from.x + from.size, from.y + from.size / 2];
      const [x2, y2] = [to.x, to.y + to.size / 2];
      const middle = (x1 + x2) / 2;
      return { path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`, index: weights + k };
    }),
  );
}

/** How a weight's line looks: wider the larger it is, dashed when negative. */
export function lookOf(weight: number): { width: string; isNegative: boolean } {
  return { width: (0.3 + 2.6 * Math.min(1, Math.abs(weight) / 2)).toFixed(2), isNegative: weight < 0 };
}

/** The pieces of a zero line as one path over the output's picture. @param pieces ends as shares of the side */
export function contourPath(pieces: readonly (readonly [number, number, number, number])[]): string {
  return pieces
    .map((piece) => piece.map((share) => (share * OUTPUT.size).toFixed(1)))
    .map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`)
    .join('');
}
