import { createScale, traceContour, type Grid } from './contours.ts';
import { drawGhostKey, GHOST, niceStep } from './drawLines.ts';

/** A line over the landscape. */
export interface Path {
  name: string;
  /** CSS variable of its colour. */
  colour: string;
  /** Lengths of dashes and gaps; empty for a whole line. */
  dash: readonly number[];
  /** x, y of every point. */
  points: ArrayLike<number>;
  /** Drawn pale, because another stands out. */
  faint?: boolean;
  /** Not the reader's own run, but a prediction: thin and dotted; without its name while a path of the same name is drawn. */
  ghost?: boolean;
}

/** A place with a sign: a start, a minimum. */
export interface Mark {
  x: number;
  y: number;
  label: string;
  sign: 'cross' | 'ring';
}

/** All that a contour chart shows. */
export interface Contours {
  grid: Grid;
  paths: readonly Path[];
  marks: readonly Mark[];
  xLabel: string;
  yLabel: string;
  /** What dotted paths are, told in the corner. */
  ghostKey: string;
}

const LEVELS = 14;
export const CONTOUR_MARGIN = { left: 34, right: 8, top: 22, bottom: 34 };

/** Draws heights as shades and lines, then paths with their names, then marks. */
export function drawContours(canvas: HTMLCanvasElement, contours: Contours): void {
  const { grid, paths, marks, xLabel, yLabel, ghostKey } = contours;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const context = canvas.getContext('2d')!;
  context.scale(devicePixelRatio, devicePixelRatio);
  const style = getComputedStyle(canvas);
  context.font = `12px ${style.fontFamily}`;
  const colour = (name: string) => style.getPropertyValue(name).trim() || style.color;
  const { left, right, top, bottom } = CONTOUR_MARGIN;
  const [innerWidth, innerHeight] = [width - left - right, height - top - bottom];
  const toX = (x: number) => left + ((x - grid.xRange[0]) / (grid.xRange[1] - grid.xRange[0])) * innerWidth;
  const toY = (y: number) => top + (1 - (y - grid.yRange[0]) / (grid.yRange[1] - grid.yRange[0])) * innerHeight;

  const scale = createScale(grid.values);
  const shares = Float64Array.from({ length: grid.values.length }, (_, i) => scale.toShare(grid.values[i]!));
  const [cellWidth, cellHeight] = [innerWidth / (grid.columns - 1), innerHeight / (grid.rows - 1)];
  context.save();
  context.beginPath();
  context.rect(left, top, innerWidth, innerHeight);
  context.clip();
  context.fillStyle = colour('--lab-blue');
  for (const [i, share] of shares.entries()) {
    if (!Number.isFinite(share)) continue;
    context.globalAlpha = 0.34 * (1 - share);
    const [column, row] = [i % grid.columns, Math.floor(i / grid.columns)];
    // Cells end on whole pixels, each where the next begins, so that no seam shows.
    const [x, y] = [left + (column - 0.5) * cellWidth, top + innerHeight - (row + 0.5) * cellHeight];
    const [fromX, fromY] = [Math.round(x), Math.round(y)];
    context.fillRect(fromX, fromY, Math.round(x + cellWidth) - fromX, Math.round(y + cellHeight) - fromY);
  }
  context.globalAlpha = 1;
  context.strokeStyle = colour('--sl-color-gray-4');
  context.lineWidth = 1;
  context.beginPath();
  for (let level = 1; level <= LEVELS; level++) {
    const segments = traceContour(shares, grid.columns, grid.rows, level / (LEVELS + 1));
    for (let i = 0; i < segments.length; i += 4) {
      context.moveTo(left + segments[i]! * cellWidth, top + innerHeight - segments[i + 1]! * cellHeight);
      context.lineTo(left + segments[i + 2]! * cellWidth, top + innerHeight - segments[i + 3]! * cellHeight);
    }
  }
  context.stroke();
  for (const path of paths) drawPath(context, path, colour(path.colour), toX, toY);
  context.restore();
  drawMarks(context, marks, colour('--sl-color-white'), toX, toY);
  const live = new Set(paths.filter(({ ghost, points }) => !ghost && points.length > 0).map(({ name }) => name));
  const named = paths.filter(({ ghost, name }) => !ghost || !live.has(name));
  drawNames(context, named, colour, toX, toY, { left, top, width, innerWidth, innerHeight });

  context.fillStyle = colour('--sl-color-gray-2');
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const forTicks = ([from, to]: Grid['xRange'], count: number, put: (value: number, text: string) => void) => {
    const step = niceStep(to - from, count);
    for (let value = Math.ceil(from / step) * step; value <= to + 1e-9; value += step) {
      put(value, String(Number(value.toPrecision(6)) + 0));
    }
  };
  forTicks(grid.xRange, width < 420 ? 4 : 6, (x, text) => context.fillText(text, toX(x), height - bottom + 4));
  context.fillText(xLabel, left + innerWidth / 2, height - 14);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  forTicks(grid.yRange, 5, (y, text) => context.fillText(text, left - 5, toY(y)));
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillText(yLabel, 2, 2);
  if (ghostKey && paths.some(({ ghost, points }) => ghost && points.length > 2))
    drawGhostKey(context, ghostKey, width, height);
}

type ToPixel = (value: number) => number;

function drawPath(context: CanvasRenderingContext2D, path: Path, colour: string, toX: ToPixel, toY: ToPixel): void {
  const { points, dash, faint, ghost } = path;
  context.globalAlpha = faint ? 0.25 : 1;
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = ghost ? GHOST.width : 2;
  context.lineCap = ghost ? 'round' : 'butt';
  context.setLineDash(ghost ? GHOST.dash : [...dash]);
  context.beginPath();
  for (let i = 0; i + 1 < points.length; i += 2) context.lineTo(toX(points[i]!), toY(points[i + 1]!));
  context.stroke();
  context.setLineDash([]);
  const end = points.length - 2;
  if (end >= 0) {
    context.beginPath();
    context.arc(toX(points[end]!), toY(points[end + 1]!), ghost ? 3 : 4, 0, 2 * Math.PI);
    if (ghost) context.stroke();
    else context.fill();
  }
  context.globalAlpha = 1;
}

function drawMarks(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  colour: string,
  toX: ToPixel,
  toY: ToPixel,
): void {
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 2;
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  for (const { x, y, label, sign } of marks) {
    const [px, py] = [toX(x), toY(y)];
    context.beginPath();
    if (sign === 'ring') context.arc(px, py, 6, 0, 2 * Math.PI);
    else {
      context.moveTo(px - 5, py - 5);
      context.lineTo(px + 5, py + 5);
      context.moveTo(px - 5, py + 5);
      context.lineTo(px + 5, py - 5);
    }
    context.stroke();
    context.fillText(label, px + 7, py - 4);
  }
}

interface Frame {
  left: number;
  top: number;
  width: number;
  innerWidth: number;
  innerHeight: number;
}

/** Names beside the paths' ends, apart from each other, on a plate that keeps them legible. */
function drawNames(
  context: CanvasRenderingContext2D,
  paths: readonly Path[],
  colour: (name: string) => string,
  toX: ToPixel,
  toY: ToPixel,
  { left, top, width, innerWidth, innerHeight }: Frame,
): void {
  const HEIGHT = 15;
  const taken: { x: number; y: number; wide: number }[] = [];
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { name, colour: variable, points, faint } of paths) {
    if (points.length < 2 || faint) continue;
    const wide = context.measureText(name).width + 6;
    const clamp = (value: number, from: number, to: number) => Math.min(to, Math.max(from, value));
    const x = clamp(toX(points[points.length - 2]!) + 7, left, Math.min(width, left + innerWidth) - wide);
    let y = clamp(toY(points[points.length - 1]!), top + 8, top + innerHeight - 8);
    const isFree = () => taken.every((t) => Math.abs(t.y - y) >= HEIGHT || x + wide < t.x || t.x + t.wide < x);
    const downwards = y < top + innerHeight / 2 ? 1 : -1;
    while (!isFree()) y += downwards * HEIGHT;
    taken.push({ x, y, wide });
    context.globalAlpha = 0.85;
    context.fillStyle = colour('--sl-color-bg-nav');
    context.fillRect(x, y - HEIGHT / 2, wide, HEIGHT);
    context.globalAlpha = 1;
    context.fillStyle = colour(variable);
    context.fillText(name, x + 3, y);
  }
}
