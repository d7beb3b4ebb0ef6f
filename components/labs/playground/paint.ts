import { HALF_SIDE } from '@src/labs/playground/data.ts';
import type { LabelledPoint } from '@src/labs/playground/point.ts';

/** Orange for −1, blue for +1 (Okabe and Ito, 2008), and what lies between, for either theme. */
const COLOURS = {
  light: { negative: [230, 159, 0], middle: [248, 248, 248], positive: [0, 114, 178] },
  dark: { negative: [230, 159, 0], middle: [34, 38, 44], positive: [60, 150, 215] },
} as const;

/** The page's theme now. */
function currentTheme(): 'light' | 'dark' {
  return document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark';
}

/** Red, green and blue of a value, clamped to −1 … 1. */
export function colourOf(value: number, theme: 'light' | 'dark'): [number, number, number] {
  const { negative, middle, positive } = COLOURS[theme];
  const end = value < 0 ? negative : positive;
  const share = Math.min(1, Math.abs(value));
  const mix = (i: 0 | 1 | 2) => Math.round(middle[i] + (end[i] - middle[i]) * share);
  return [mix(0), mix(1), mix(2)];
}

/** Share of the full colour that surfaces reach, so that points stand out on them. */
const PALER = 0.72;

/**
 * Paints a square grid of values, one pixel a value; the browser smooths it when it stretches the canvas.
 * @param values [size, size] from the top left
 * @param discrete shows only the sign
 */
export function paintGrid(canvas: HTMLCanvasElement, values: Float32Array, discrete = false): void {
  const size = Math.sqrt(values.length);
  if (canvas.width !== size) canvas.width = canvas.height = size;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(size, size);
  const theme = currentTheme();
  for (let i = 0; i < values.length; i++) {
    const value = discrete ? Math.sign(values[i]!) || 1 : Math.max(-1, Math.min(1, values[i]!));
    image.data.set(colourOf(PALER * value, theme), 4 * i);
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/**
 * Pieces of the line where a grid of values is zero, by marching squares with linear interpolation.
 * @param values [size, size] from the top left, at the middles of the cells
 * @returns x and y of both ends of each piece, as shares of the side
 */
export function zeroLine(values: ArrayLike<number>): [number, number, number, number][] {
  const size = Math.sqrt(values.length);
  const pieces: [number, number, number, number][] = [];
  const place = (i: number) => (i + 0.5) / size;
  for (let row = 0; row + 1 < size; row++) {
    for (let column = 0; column + 1 < size; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const ends: [number, number][] = [];
      for (let k = 0; k < 4; k++) {
        const [a, b] = [corners[k]!, corners[(k + 1) % 4]!];
        const [va, vb] = [values[a[1] * size + a[0]]!, values[b[1] * size + b[0]]!];
        if (va >= 0 === vb >= 0) continue;
        const t = va / (va - vb);
        ends.push([place(a[0] + t * (b[0] - a[0])), place(a[1] + t * (b[1] - a[1]))]);
      }
      for (let k = 0; k + 1 < ends.length; k += 2) pieces.push([...ends[k]!, ...ends[k + 1]!]);
    }
  }
  return pieces;
}

/** Sets a canvas to its shown size at the screen's resolution, and clears it. @returns its context, in CSS pixels; null while hidden */
export function prepare(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return null;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  const context = canvas.getContext('2d')!;
  context.scale(devicePixelRatio, devicePixelRatio);
  return context;
}

/** Draws a decision surface, smoothed, with its zero line. */
export function drawSurface(canvas: HTMLCanvasElement, values: Float32Array, discrete: boolean): void {
  const context = prepare(canvas);
  if (!context) return;
  const { clientWidth: side } = canvas;
  const small = document.createElement('canvas');
  paintGrid(small, values, discrete);
  context.imageSmoothingEnabled = !discrete;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, side, side);
  context.strokeStyle = getComputedStyle(canvas).color;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [x, y, toX, toY] of zeroLine(values)) {
    context.moveTo(x * side, y * side);
    context.lineTo(toX * side, toY * side);
  }
  context.stroke();
}

/** Draws points: circles for positive targets, squares for negative ones; hollow when held out. */
export function drawPoints(
  canvas: HTMLCanvasElement,
  training: readonly LabelledPoint[],
  held: readonly LabelledPoint[],
): void {
  const context = prepare(canvas);
  if (!context) return;
  const { clientWidth: side } = canvas;
  const theme = currentTheme();
  const count = training.length + held.length;
  const radius = Math.max(1.5, (count > 2000 ? 2 : count > 700 ? 2.6 : 3.4) * Math.min(1, side / 260));
  const scale = (x: number) => ((x + HALF_SIDE) / (2 * HALF_SIDE)) * side;
  const dot = ({ x1, x2, y }: LabelledPoint, isHeld: boolean) => {
    const [px, py] = [scale(x1), side - scale(x2)];
    const fill = `rgb(${colourOf(y < 0 ? Math.min(y, -0.35) : Math.max(y, 0.35), theme).join()})`;
    context.beginPath();
    if (y >= 0) context.arc(px, py, radius, 0, 2 * Math.PI);
    else context.rect(px - radius * 0.9, py - radius * 0.9, radius * 1.8, radius * 1.8);
    context.fillStyle = isHeld ? (theme === 'light' ? '#fff' : '#17181c') : fill;
    context.strokeStyle = isHeld ? fill : theme === 'light' ? '#fff' : '#0b0c0e';
    context.lineWidth = isHeld ? 1.6 : 1;
    context.fill();
    context.stroke();
  };
  for (const point of training) dot(point, false);
  for (const point of held) dot(point, true);
}
