import { createScale, type Grid } from './contours.ts';

/** Whence a surface is seen, in degrees. */
export interface View {
  azimuth: number;
  tilt: number;
}

/** How high the highest place stands, where the grid is 2 wide. */
const RELIEF = 1;

/**
 * A point of the landscape as the eye sees it, without perspective.
 * @param x, y −1 to 1
 * @param height 0 to 1
 * @returns across and down, in the grid's half widths, and how far away
 */
export function projectPoint(
  [x, y, height]: readonly [number, number, number],
  { azimuth, tilt }: View,
): { across: number; down: number; away: number } {
  const [turn, lift] = [(azimuth * Math.PI) / 180, (tilt * Math.PI) / 180];
  const across = x * Math.cos(turn) - y * Math.sin(turn);
  const away = x * Math.sin(turn) + y * Math.cos(turn);
  const up = (height - 0.5) * RELIEF;
  return { across, down: -away * Math.sin(lift) - up * Math.cos(lift), away };
}

/** Red, green and blue of a colour written #rrggbb. */
function parseHex(colour: string): [number, number, number] {
  const number = Number.parseInt(colour.replace('#', ''), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/** Draws a landscape as a surface, far cells first, the lowest in one colour, the highest in another; places without a value are left out. */
export function drawSurface(canvas: HTMLCanvasElement, grid: Grid, view: View): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const context = canvas.getContext('2d')!;
  context.scale(devicePixelRatio, devicePixelRatio);
  const style = getComputedStyle(canvas);
  const [low, high] = ['--okabe-blue', '--okabe-orange'].map((name) => parseHex(style.getPropertyValue(name).trim()));
  const scale = createScale(grid.values);
  const { columns, rows, values } = grid;
  const unit = Math.min(width / 3, height / 2.6);
  const corners = Array.from({ length: rows * columns }, (_, i) => {
    const share = scale.toShare(values[i]!);
    const [x, y] = [(2 * (i % columns)) / (columns - 1) - 1, (2 * Math.floor(i / columns)) / (rows - 1) - 1];
    return { share, ...projectPoint([x, y, share], view) };
  });
  const cells: { share: number; away: number; around: (typeof corners)[number][] }[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const i = row * columns + column;
      const around = [i, i + 1, i + columns + 1, i + columns].map((k) => corners[k]!);
      const share = around.reduce((sum, corner) => sum + corner.share, 0) / 4;
      const away = around.reduce((sum, corner) => sum + corner.away, 0);
      if (Number.isFinite(share)) cells.push({ share, away, around });
    }
  }
  cells.sort((a, b) => b.away - a.away);
  context.lineWidth = 0.7;
  context.lineJoin = 'round';
  context.strokeStyle = style.getPropertyValue('--sl-color-bg-nav').trim() || '#888';
  for (const { share, around } of cells) {
    context.fillStyle = `rgb(${low!.map((from, i) => Math.round(from + share * (high![i]! - from))).join(' ')})`;
    context.beginPath();
    for (const { across, down } of around) context.lineTo(width / 2 + across * unit, height / 2 + down * unit);
    context.closePath();
    context.fill();
    context.stroke();
  }
}
