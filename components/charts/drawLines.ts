/** One line of a chart. */
export interface Series {
  /** Written at the line's end. */
  name: string;
  /** CSS variable of its colour. */
  colour: string;
  points: { x: number; y: number }[];
  /** Marks on points, so that lines differ without colour. */
  marked?: boolean;
  /** Broken line, for the same reason. */
  dashed?: boolean;
  /** Not the reader's own run, but an example or a prediction: thin and dotted; without its name while a line of the same name is drawn. */
  ghost?: boolean;
}

/** What the axes of a chart show. */
export interface Axes {
  xLabel: string;
  yLabel: string;
  /** Fixed range of y, or null: from the data. */
  yRange: readonly [number, number] | null;
  /** Start of the x axis. */
  xStart: number;
  /** End of the x axis, reached or not. */
  xEnd: number;
  /** Logarithmic y: values that are not positive are left out. */
  logY: boolean;
  /** Where a vertical mark stands, with a dot on every line; null for none. */
  cursor: number | null;
  /** What dotted lines are, told in the corner; '' where their names say it. */
  ghostKey: string;
}

/** Names at the lines' ends are at least this far apart. */
const LABEL_HEIGHT = 14;
const MARGIN = { left: 44, right: 84, top: 26, bottom: 34 };
/** Room for the names at the lines' ends; a narrow chart gives less. */
const rightOf = (width: number) => (width < 340 ? 64 : MARGIN.right);
/** A logarithmic axis shows at most this many powers of ten. */
const MOST_DECADES = 16;

/** How lines are drawn that are not the reader's own run. */
export const GHOST = { width: 1.25, dash: [1.5, 3.5] };

/** A dotted sample and its meaning, in a chart's lower right corner, in the colour that is set. */
export function drawGhostKey(context: CanvasRenderingContext2D, key: string, width: number, height: number): void {
  const from = width - context.measureText(key).width - 18;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillText(key, from + 17, height - 14);
  context.save();
  context.strokeStyle = context.fillStyle;
  context.lineWidth = GHOST.width;
  context.lineCap = 'round';
  context.setLineDash(GHOST.dash);
  context.beginPath();
  context.moveTo(from, height - 8);
  context.lineTo(from + 12, height - 8);
  context.stroke();
  context.restore();
}

/** A step of 1, 2 or 5 times a power of ten that divides `span` into about `count` parts. */
export function niceStep(span: number, count: number): number {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((n) => n * power >= rough)!;
  return factor * power;
}

/** The x that lies under a pixel of a chart, kept inside the axis. */
export function xUnder(pixel: number, width: number, xStart: number, xEnd: number): number {
  const share = (pixel - MARGIN.left) / (width - MARGIN.left - rightOf(width));
  return xStart + Math.min(1, Math.max(0, share)) * (xEnd - xStart);
}

/** The height of a value on the axis, before scaling. */
const heightOf = (y: number, logY: boolean) => (logY ? Math.log10(y) : y);

/** The largest of some numbers, of any count: spread into `Math.max`, some 100,000 exceed the stack. */
const largest = (values: readonly number[], atLeast: number) => values.reduce((a, b) => Math.max(a, b), atLeast);

/** Lowest and highest height that the axis shows. */
function findRange(all: number[], { yRange, logY }: Axes): readonly [number, number] {
  if (yRange) return [heightOf(yRange[0], logY), heightOf(yRange[1], logY)];
  if (!logY) return [0, largest(all, all.length === 0 ? 2.4 : 0.1) * 1.05];
  if (all.length === 0) return [-3, 1];
  const top = Math.ceil(largest(all, -Infinity) + 1e-9);
  return [Math.min(top - 1, Math.max(top - MOST_DECADES, Math.floor(all.reduce((a, b) => Math.min(a, b))))), top];
}

/** The free height nearest to where a label should stand; where all are taken, the one it wants. */
function placeLabel(wanted: number, taken: readonly number[], height: number): number {
  const [top, bottom] = [MARGIN.top, height - MARGIN.bottom];
  const start = Math.min(bottom, Math.max(top, wanted));
  const isFree = (y: number) => y >= top && y <= bottom && taken.every((other) => Math.abs(other - y) >= LABEL_HEIGHT);
  for (let away = 0; away < height; away++) {
    for (const y of [start + away, start - away]) if (isFree(y)) return y;
  }
  return start;
}

/** Which side of the axis a value lies on: −1 below, 1 above, 0 where it is shown. */
export const clipOf = (y: number, yMin: number, yMax: number): -1 | 0 | 1 => (y < yMin ? -1 : y > yMax ? 1 : 0);

/** A tick's number, short enough for the margin: 1e6, 0.5. @param y its height, a power of ten on a logarithmic axis */
export function writeTick(y: number, logY: boolean): string {
  if (logY) return Math.abs(y) > 3 ? `1e${y}` : String(Number((10 ** y).toPrecision(3)));
  const shown = Number(y.toPrecision(3)) + 0;
  return Math.abs(shown) >= 1e5 ? shown.toExponential().replace('e+', 'e') : String(shown);
}

/** Triangles at the edge of the axis where a line leaves it and comes back: what runs along the edge is not flat. */
function drawClips(
  context: CanvasRenderingContext2D,
  points: Series['points'],
  [yMin, yMax]: readonly [number, number],
  { toX, toY }: { toX: (x: number) => number; toY: (y: number) => number },
): void {
  for (const [i, { x, y }] of points.entries()) {
    const side = clipOf(y, yMin, yMax);
    if (side === 0) continue;
    const isAlone = (point: Series['points'][number] | undefined) => !point || clipOf(point.y, yMin, yMax) !== side;
    if (!isAlone(points[i - 1]) && !isAlone(points[i + 1])) continue;
    const [left, edge] = [toX(x), toY(side < 0 ? yMin : yMax)];
    context.beginPath();
    context.moveTo(left - 4, edge + side * 5);
    context.lineTo(left + 4, edge + side * 5);
    context.lineTo(left, edge - side * 3);
    context.fill();
  }
}

/** Draws axes with ticks and all lines, each with its name at its end; a value that is not finite breaks its line. */
export function drawLines(canvas: HTMLCanvasElement, series: Series[], axes: Axes): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim() || style.color;
  const { xStart, xEnd, logY, cursor, xLabel, yLabel, ghostKey } = axes;
  const right = rightOf(width);
  const lines = series.map((line) => ({
    ...line,
    points: line.points.map(({ x, y }) => ({ x, y: heightOf(y, logY) })),
  }));
  const all = lines.flatMap(({ points }) => points).filter(({ y }) => Number.isFinite(y));
  const leastXMax = Math.max(xStart + 1e-9, xStart < 0 ? xEnd : Math.max(1, xEnd));
  const xMax = largest(
    all.map(({ x }) => x),
    leastXMax,
  );
  const [yMin, yMax] = findRange(
    all.map(({ y }) => y),
    axes,
  );
  const toX = (x: number) => MARGIN.left + ((x - xStart) / (xMax - xStart)) * (width - MARGIN.left - right);
  const toY = (y: number) =>
    height - MARGIN.bottom - ((y - yMin) / (yMax - yMin)) * (height - MARGIN.top - MARGIN.bottom);
  const clampY = (y: number) => toY(Math.min(yMax, Math.max(yMin, y)));

  context.font = `12px ${style.fontFamily}`;
  context.fillStyle = colour('--sl-color-gray-2');
  context.strokeStyle = colour('--sl-color-gray-5');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const yStep = logY ? Math.max(1, niceStep(yMax - yMin, 4)) : niceStep(yMax - yMin, 4);
  for (let y = Math.ceil(yMin / yStep) * yStep; y <= yMax + 1e-9; y += yStep) {
    context.beginPath();
    context.moveTo(MARGIN.left, toY(y));
    context.lineTo(width - right, toY(y));
    context.stroke();
    context.fillText(writeTick(y, logY), MARGIN.left - 6, toY(y));
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const span = xMax - xStart;
  const xStep = xStart === 0 ? Math.max(1, niceStep(span, width < 420 ? 3 : 6)) : niceStep(span, width < 420 ? 3 : 6);
  for (let x = Math.ceil(xStart / xStep) * xStep; x <= xMax + 1e-9; x += xStep) {
    context.fillText(String(Number(x.toPrecision(6)) + 0), toX(x), height - MARGIN.bottom + 4);
  }
  context.fillText(xLabel, (width + MARGIN.left - right) / 2, height - 14);
  context.textAlign = 'left';
  context.fillText(yLabel, 4, 2);
  if (cursor !== null) {
    context.strokeStyle = colour('--sl-color-gray-3');
    context.beginPath();
    context.moveTo(toX(cursor), MARGIN.top);
    context.lineTo(toX(cursor), height - MARGIN.bottom);
    context.stroke();
  }

  if (ghostKey && series.some(({ ghost, points }) => ghost && points.length > 0))
    drawGhostKey(context, ghostKey, width, height);

  const live = new Set(lines.filter(({ ghost, points }) => !ghost && points.length > 0).map(({ name }) => name));
  const labelsAt: number[] = [];
  for (const { name, colour: variable, points, marked, dashed, ghost } of lines) {
    const finite = points.filter(({ y }) => Number.isFinite(y));
    if (finite.length === 0) continue;
    context.strokeStyle = context.fillStyle = colour(variable);
    context.lineWidth = ghost ? GHOST.width : 2;
    context.setLineDash(ghost ? GHOST.dash : dashed ? [6, 4] : []);
    context.lineCap = ghost ? 'round' : 'butt';
    context.beginPath();
    let isBroken = true;
    for (const { x, y } of points) {
      if (!Number.isFinite(y)) isBroken = true;
      else {
        if (isBroken) context.moveTo(toX(x), clampY(y));
        else context.lineTo(toX(x), clampY(y));
        isBroken = false;
      }
    }
    context.stroke();
    context.setLineDash([]);
    drawClips(context, points, [yMin, yMax], { toX, toY });
    if (marked) for (const { x, y } of finite) context.fillRect(toX(x) - 3, clampY(y) - 3, 6, 6);
    if (cursor !== null && !ghost) {
      const near = finite.reduce((a, b) => (Math.abs(b.x - cursor) < Math.abs(a.x - cursor) ? b : a));
      context.beginPath();
      context.arc(toX(near.x), clampY(near.y), 4, 0, 2 * Math.PI);
      context.fill();
    }
    if (ghost && live.has(name)) continue;
    const end = finite.at(-1)!;
    context.textBaseline = 'middle';
    const labelY = placeLabel(clampY(end.y), labelsAt, height);
    labelsAt.push(labelY);
    context.textAlign = 'left';
    context.fillText(name + ['↓', '', '↑'][1 + clipOf(end.y, yMin, yMax)]!, toX(end.x) + 6, labelY);
  }
}
