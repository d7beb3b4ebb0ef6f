import { IMAGE, type Stroke } from './protocol.ts';
import type { Random } from '../../math/random.ts';

/** Longest side of a character in the image, in pixels, and the pen's radius. */
const BOX = 24;
const PEN = 1.15;

/** The smallest box around all points. */
function boxOf(strokes: readonly Stroke[]) {
  const [xs, ys] = [0, 1].map((axis) => strokes.flat().map((point) => point[axis]!)) as [number[], number[]];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { cx: (left + right) / 2, cy: (top + bottom) / 2, size: Math.max(right - left, bottom - top) };
}

/** How a picture of strokes differs from the plain one. */
interface Placing {
  /** Times the usual size. */
  scale: number;
  /** Pixels to the right and down. */
  dx: number;
  dy: number;
  /** Radius of the pen in pixels. */
  pen: number;
}

const PLAIN: Placing = { scale: 1, dx: 0, dy: 0, pen: PEN };

// #region render
/**
 * Strokes as the network sees them: moved and scaled to 24 pixels on the longer side, in the middle, drawn with one pen. What the reader
 * draws goes through this as what it learns from does.
 * @returns [IMAGE, IMAGE], 0 to 1; all 0 without a stroke
 */
export function renderStrokes(strokes: readonly Stroke[], { scale, dx, dy, pen }: Placing = PLAIN): Float32Array {
  const image = new Float32Array(IMAGE * IMAGE);
  if (strokes.flat().length === 0) return image;
  const { cx, cy, size } = boxOf(strokes);
  const by = (scale * BOX) / Math.max(size, 1e-9);
  for (const stroke of strokes) {
    const points = stroke.map(([x, y]) => [(x - cx) * by + IMAGE / 2 + dx, (y - cy) * by + IMAGE / 2 + dy] as const);
    for (let i = 0; i < points.length; i++) drawSegment(image, points[Math.max(0, i - 1)]!, points[i]!, pen);
  }
  return image;
}
// #endregion

/** Ink along a segment, grey at the edges: 1 within the pen's radius, 0 a pixel farther. */
function drawSegment(
  image: Float32Array,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  pen: number,
) {
  const reach = pen + 1;
  const [vx, vy] = [bx - ax, by - ay];
  const square = vx * vx + vy * vy;
  for (
    let y = Math.max(0, Math.floor(Math.min(ay, by) - reach));
    y <= Math.min(IMAGE - 1, Math.max(ay, by) + reach);
    y++
  ) {
    for (
      let x = Math.max(0, Math.floor(Math.min(ax, bx) - reach));
      x <= Math.min(IMAGE - 1, Math.max(ax, bx) + reach);
      x++
    ) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, (px * vx + py * vy) / square));
      const distance = Math.hypot(px - along * vx, py - along * vy);
      const at = y * IMAGE + x;
      image[at] = Math.max(image[at]!, Math.min(1, Math.max(0, pen + 0.5 - distance)));
    }
  }
}

// #region jitter
/**
 * The strokes as another hand might have written them: all of them turned, slanted and stretched; each moved, resized and bent.
 * @param amount 0 leaves them as they are, 1 is a careful hand, 2 a hasty one
 */
export function jitterStrokes(strokes: readonly Stroke[], amount: number, random: Random): Stroke[] {
  const spread = (by: number) => amount * by * (2 * random.uniform() - 1);
  const { cx, cy, size } = boxOf(strokes);
  const [angle, slant, stretch] = [spread(0.14), spread(0.18), spread(0.15)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return strokes.map((stroke) => {
    const own = boxOf([stroke]);
    const [dx, dy, grow, bend] = [spread(0.04 * size), spread(0.04 * size), 1 + spread(0.12), spread(0.04 * size)];
    return stroke.map(([x, y], i) => {
      const bow = bend * Math.sin((Math.PI * i) / Math.max(1, stroke.length - 1));
      const moved = [own.cx + (x - own.cx) * grow + dx + bow, own.cy + (y - own.cy) * grow + dy - bow] as const;
      const [u, v] = [(moved[0] - cx) * (1 + stretch) + slant * (moved[1] - cy), moved[1] - cy];
      return [cx + cos * u - sin * v, cy + sin * u + cos * v] as const;
    });
  });
}
// #endregion

/** A picture of jittered strokes, placed and inked a little differently each time. @returns [IMAGE, IMAGE], 0 to 1 */
export function drawExample(strokes: readonly Stroke[], amount: number, random: Random): Float32Array {
  const jittered = jitterStrokes(strokes, amount, random);
  const spread = (by: number) => Math.min(1, amount) * by * (2 * random.uniform() - 1);
  return renderStrokes(jittered, {
    scale: 1 + spread(0.08),
    dx: spread(1.5),
    dy: spread(1.5),
    pen: PEN + spread(0.35),
  });
}
