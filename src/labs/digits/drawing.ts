import { IMAGE_SIZE } from './network.ts';

/** A drawing is a square of ink values, 0 (none) to 1 (full), row by row. */
export type Ink = Float32Array;

/** Side of the reader's drawing in cells: four cells on one pixel of the network's image. */
export const DRAWING_SIZE = 112;
/** Radius of the pen in cells. */
const PEN_RADIUS = 6;
/** Longest side of a digit, in pixels, as in MNIST. */
const BOX_SIZE = 20;
/** Where the centre of mass comes to lie: MNIST's own images have it within half a pixel of (14, 14). */
const CENTRE = 14;

/**
 * Draws a stroke of the round pen from one point to another, in place; what is there stays.
 * @param ink [DRAWING_SIZE, DRAWING_SIZE]
 * @param from x and y in cells
 */
export function drawStroke(ink: Ink, from: readonly [number, number], to: readonly [number, number]): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1])));
  for (let step = 0; step <= steps; step++) {
    const [cx, cy] = [0, 1].map((axis) => from[axis]! + ((to[axis]! - from[axis]!) * step) / steps) as [number, number];
    const reach = PEN_RADIUS + 1;
    for (let y = Math.max(0, Math.floor(cy - reach)); y <= Math.min(DRAWING_SIZE - 1, cy + reach); y++) {
      for (let x = Math.max(0, Math.floor(cx - reach)); x <= Math.min(DRAWING_SIZE - 1, cx + reach); x++) {
        const value = Math.min(1, Math.max(0, PEN_RADIUS + 0.5 - Math.hypot(x - cx, y - cy)));
        const at = y * DRAWING_SIZE + x;
        ink[at] = Math.max(ink[at]!, value);
      }
    }
  }
}

// #region measure
/**
 * Where the ink is: the smallest box that holds all of it, and its centre of mass Σ m·position / Σ m.
 * @param ink [size, size]
 * @returns null when there is none
 */
export function measureInk(ink: Ink, size: number) {
  let [left, top, right, bottom] = [size, size, -1, -1];
  let [mass, sumX, sumY] = [0, 0, 0];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const m = ink[y * size + x]!;
      if (m <= 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      mass += m;
      sumX += m * x;
      sumY += m * y;
    }
  }
  if (mass === 0) return null;
  return {
    box: { left, top, width: right - left + 1, height: bottom - top + 1 },
    centre: { x: sumX / mass, y: sumY / mass },
  };
}
// #endregion

// #region normalise
/**
 * A drawing as MNIST would hold it: the ink's box scaled to 20 pixels on its longer side, grey at the edges, then moved by
 * whole pixels until its centre of mass is at pixel (14, 14) of 28×28.
 * @param ink [size, size]
 * @returns [28, 28], values 0 to 1; all 0 when there is no ink
 */
export function normaliseDigit(ink: Ink, size: number): Ink {
  const found = measureInk(ink, size);
  const image = new Float32Array(IMAGE_SIZE * IMAGE_SIZE);
  if (!found) return image;
  const { left, top, width, height } = found.box;
  const scale = BOX_SIZE / Math.max(width, height);
  const columns = Math.max(1, Math.round(width * scale));
  const rows = Math.max(1, Math.round(height * scale));
  const small = resample(ink, size, { left, top, width, height }, columns, rows);
  const { centre } = measureInk(padToSquare(small, columns, rows), BOX_SIZE)!;
  // Never out of the picture, however lopsided the drawing.
  const toLeft = Math.min(IMAGE_SIZE - columns, Math.max(0, Math.round(CENTRE - centre.x)));
  const toTop = Math.min(IMAGE_SIZE - rows, Math.max(0, Math.round(CENTRE - centre.y)));
  for (let y = 0; y < rows; y++)
    image.set(small.subarray(y * columns, (y + 1) * columns), (y + toTop) * IMAGE_SIZE + toLeft);
  return image;
}
// #endregion

/**
 * A drawing as it stands, only smaller.
 * @param ink [DRAWING_SIZE, DRAWING_SIZE]
 * @returns [28, 28], the means of blocks of 4×4 cells
 */
export function shrink(ink: Ink): Ink {
  const all = { left: 0, top: 0, width: DRAWING_SIZE, height: DRAWING_SIZE };
  return resample(ink, DRAWING_SIZE, all, IMAGE_SIZE, IMAGE_SIZE);
}

function padToSquare(image: Ink, columns: number, rows: number): Ink {
  const square = new Float32Array(BOX_SIZE * BOX_SIZE);
  for (let y = 0; y < rows; y++) square.set(image.subarray(y * columns, (y + 1) * columns), y * BOX_SIZE);
  return square;
}

/** Scales a box of ink to columns × rows; each new pixel is the mean of the area it covers. */
function resample(
  ink: Ink,
  size: number,
  box: { left: number; top: number; width: number; height: number },
  columns: number,
  rows: number,
): Ink {
  const out = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [y0, y1] = [row, row + 1].map((r) => box.top + (r * box.height) / rows) as [number, number];
      const [x0, x1] = [column, column + 1].map((c) => box.left + (c * box.width) / columns) as [number, number];
      let sum = 0;
      for (let y = Math.floor(y0); y < y1; y++) {
        const covered = Math.min(y + 1, y1) - Math.max(y, y0);
        for (let x = Math.floor(x0); x < x1; x++)
          sum += ink[y * size + x]! * covered * (Math.min(x + 1, x1) - Math.max(x, x0));
      }
      out[row * columns + column] = sum / ((y1 - y0) * (x1 - x0));
    }
  }
  return out;
}
