/** Where the front page's drawing has its parts, in a box of 640 × 420. */
import { SIZES } from './spiral.ts';

export const BOX = { width: 640, height: 420 };
export const OUTPUT = { x: 352, y: 66, size: 288 };
const COLUMNS = [
  { x: 34, size: 34, pitch: 47 },
  { x: 146, size: 38, pitch: 49 },
  { x: 252, size: 42, pitch: 58 },
] as const;

export interface Tile {
  layer: number;
  unit: number;
  x: number;
  y: number;
  size: number;
}

/** Every unit but the output, inputs first. */
export const TILES: Tile[] = COLUMNS.flatMap(({ x, size, pitch }, layer) =>
  Array.from({ length: SIZES[layer]! }, (_, unit) => ({
    layer,
    unit,
    x,
    y: BOX.height / 2 + (unit - (SIZES[layer]! - 1) / 2) * pitch - size / 2,
    size,
  })),
);

/** A line for every weight, in the order of the parameters: its path and its index. */
export function edges(layout: readonly { inputs: number; outputs: number; weights: number }[]) {
  const at = (layer: number, unit: number) =>
    layer < 3 ? TILES.find((tile) => tile.layer === layer && tile.unit === unit)! : OUTPUT;
  return layout.flatMap(({ inputs, outputs, weights }, layer) =>
    Array.from({ length: inputs * outputs }, (_, k) => {
      const [from, to] = [at(layer, Math.floor(k / outputs)), at(layer + 1, k % outputs)];
      const [x1, y1] = [from.x + from.size, from.y + from.size / 2];
      const [x2, y2] = [to.x, to.y + to.size / 2];
      const middle = (x1 + x2) / 2;
      return { d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`, index: weights + k };
    }),
  );
}

/** How a weight's line looks: width by size, dashed when negative. */
export function lookOf(weight: number) {
  return { width: (0.3 + 2.6 * Math.min(1, Math.abs(weight) / 2)).toFixed(2), isNegative: weight < 0 };
}
