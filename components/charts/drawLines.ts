/** One line of a chart. */
export interface Series {
  /** Written at the line's end. */
  name: string;
  /** CSS variable of its colour. */
  colour: string;
  points: { x: number; y: number }[];
  /** Marks on points, so that lines differ without colour. */
  marked?: boolean;
  dashed?: boolean;
}

interface Axes {
  xLabel: string;
  yLabel: string;
  yRange: readonly [number, number] | null;
  /** End of the x axis, reached or not. */
  xEnd: number;
}

/** Names at the lines' ends are at least this far apart. */
const LABEL_HEIGHT = 14;
const MARGIN = { left: 44, right: 78, top: 26, bottom: 34 };

/** A step of 1, 2 or 5 times a power of ten that divides `span` into about `count` parts. */
export function niceStep(span: number, count: number): number {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((n) => n * power >= rough)!;
  return factor * power;
}

/** Draws axes with ticks and all lines, each with its name at its end. */
export function drawLines(canvas: HTMLCanvasElement, series: Series[], { xLabel, yLabel, yRange, xEnd }: Axes): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim() || style.color;
  const all = series.flatMap(({ points }) => points);
  const xMax = Math.max(1, xEnd, ...all.map(({ x }) => x));
  const [yMin, yMax] = yRange ?? [0, Math.max(all.length === 0 ? 2.4 : 0.1, ...all.map(({ y }) => y)) * 1.05];
  const toX = (x: number) => MARGIN.left + (x / xMax) * (width - MARGIN.left - MARGIN.right);
  const toY = (y: number) =>
    height - MARGIN.bottom - ((y - yMin) / (yMax - yMin)) * (height - MARGIN.top - MARGIN.bottom);

  context.font = `12px ${style.fontFamily}`;
  context.fillStyle = colour('--sl-color-gray-2');
  context.strokeStyle = colour('--sl-color-gray-5');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const yStep = niceStep(yMax - yMin, 4);
  for (let y = Math.ceil(yMin / yStep) * yStep; y <= yMax; y += yStep) {
    context.beginPath();
    context.moveTo(MARGIN.left, toY(y));
    context.lineTo(width - MARGIN.right, toY(y));
    context.stroke();
    context.fillText(String(Number(y.toPrecision(3))), MARGIN.left - 6, toY(y));
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const xStep = Math.max(1, niceStep(xMax, width < 420 ? 3 : 6));
  for (let x = 0; x <= xMax; x += xStep) context.fillText(String(x), toX(x), height - MARGIN.bottom + 4);
  context.fillText(xLabel, (width + MARGIN.left - MARGIN.right) / 2, height - 14);
  context.textAlign = 'left';
  context.fillText(yLabel, 4, 2);

  const labelsAt: number[] = [];
  for (const { name, colour: variable, points, marked, dashed } of series) {
    if (points.length === 0) continue;
    context.strokeStyle = context.fillStyle = colour(variable);
    context.lineWidth = 2;
    context.setLineDash(dashed ? [5, 4] : []);
    context.beginPath();
    for (const { x, y } of points) context.lineTo(toX(x), toY(Math.min(yMax, Math.max(yMin, y))));
    context.stroke();
    if (marked) for (const { x, y } of points) context.fillRect(toX(x) - 3, toY(y) - 3, 6, 6);
    const end = points.at(-1)!;
    context.textBaseline = 'middle';
    let labelY = Math.min(height - MARGIN.bottom, Math.max(MARGIN.top, toY(end.y)));
    const towards = labelsAt.some((y) => labelY > y) ? 1 : -1;
    while (labelsAt.some((y) => Math.abs(y - labelY) < LABEL_HEIGHT)) labelY += towards;
    labelsAt.push(labelY);
    context.textAlign = 'left';
    context.fillText(name, toX(end.x) + 6, labelY);
  }
}
