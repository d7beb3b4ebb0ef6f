import { useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { drawLines, type Series } from './drawLines.ts';

interface LineChartProps {
  /** Lines with their points so far. */
  series: ReadonlySignal<Series[]>;
  xLabel: string;
  yLabel: string;
  /** End of the x axis, reached or not. */
  xEnd: ReadonlySignal<number>;
  /** Fixed range of y, or from the data. */
  yRange?: readonly [number, number];
  /** The chart in words, for those who do not see it. */
  summary: ReadonlySignal<string>;
  tableLabel: string;
}

/** Lines on a canvas with labelled axes; a summary and a table of the numbers go with it. */
export function LineChart({ series, xLabel, yLabel, xEnd, yRange, summary, tableLabel }: LineChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef(0);
  const isOpen = useSignal(false);
  const draw = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      if (canvas.current)
        drawLines(canvas.current, series.peek(), { xLabel, yLabel, yRange: yRange ?? null, xEnd: xEnd.peek() });
    });
  };
  useSignalEffect(() => {
    void series.value;
    void xEnd.value;
    draw();
  });
  // Drawn anew when the size or the theme changes: a canvas knows neither.
  useEffect(() => {
    const size = new ResizeObserver(draw);
    size.observe(canvas.current!);
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      size.disconnect();
      theme.disconnect();
      cancelAnimationFrame(frame.current);
    };
  }, []);
  return (
    <figure class="chart-figure">
      <canvas ref={canvas} class="chart" role="img" aria-label={yLabel} />
      <figcaption class="lab-small">{summary}</figcaption>
      <details class="lab-details" onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
        <summary>{tableLabel}</summary>
        {isOpen.value && <ChartTable series={series} xLabel={xLabel} />}
      </details>
    </figure>
  );
}

/** At most this many rows, evenly chosen. */
const TABLE_ROWS = 20;

/** The numbers of the lines; made only while the reader has it open. */
function ChartTable({ series, xLabel }: { series: ReadonlySignal<Series[]>; xLabel: string }) {
  return (
    <div class="chart-tables">
      {series.value.map(({ name, points }) => {
        const every = Math.max(1, Math.ceil(points.length / TABLE_ROWS));
        const rows = points.filter((_, i) => i % every === 0 || i === points.length - 1);
        return (
          <table key={name}>
            <thead>
              <tr>
                <th scope="col">{xLabel}</th>
                <th scope="col">{name}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ x, y }) => (
                <tr key={x}>
                  <td>{x}</td>
                  <td>{y.toFixed(4)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
