import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { followPointer } from '../controls/followPointer.ts';
import { drawLines, xUnder, type Series } from './drawLines.ts';
import { useDrawing } from './useDrawing.ts';

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
  /** Start of the x axis, 0 by default. */
  xStart?: number;
  /** Logarithmic y axis. */
  logY?: boolean;
  /** Where a vertical mark stands, with a dot on every line. */
  cursor?: ReadonlySignal<number>;
  /** What dotted lines are, told in the chart's corner. */
  ghostKey?: string;
  /** Called with the x under the pointer when the reader presses or drags; a slider must do the same by keyboard. */
  onPick?: (x: number) => void;
}

/** Lines on a canvas with labelled axes; a summary and a table of the numbers go with it. */
export function LineChart(props: LineChartProps) {
  const { series, xLabel, yLabel, xEnd, yRange, summary, tableLabel, cursor, onPick } = props;
  const { xStart = 0, logY = false, ghostKey = '' } = props;
  const isOpen = useSignal(false);
  const canvas = useDrawing(
    (element) =>
      drawLines(element, series.peek(), {
        xLabel,
        yLabel,
        yRange: yRange ?? null,
        xStart,
        xEnd: xEnd.peek(),
        logY,
        cursor: cursor?.peek() ?? null,
        ghostKey,
      }),
    cursor ? [series, xEnd, cursor] : [series, xEnd],
  );
  const latest = useRef(onPick);
  latest.current = onPick;
  const pointer = useMemo(() => {
    const pick = ({ offsetX }: PointerEvent) =>
      latest.current?.(xUnder(offsetX, canvas.current!.clientWidth, xStart, xEnd.peek()));
    return followPointer({ onStart: pick, onMove: pick });
  }, [xStart, xEnd]);
  return (
    <figure class="chart-figure">
      <canvas
        ref={canvas}
        class={onPick ? 'chart pickable' : 'chart'}
        role="img"
        aria-label={yLabel}
        {...(onPick && pointer)}
      />
      <figcaption class="lab-small">{summary}</figcaption>
      <details class="lab-details" onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
        <summary>{tableLabel}</summary>
        {isOpen.value && <ChartTable series={series} xLabel={xLabel} />}
      </details>
    </figure>
  );
}

/** Four digits; a small one with its power of ten. */
function formatValue(y: number): string {
  return y !== 0 && Math.abs(y) < 0.001 ? y.toExponential(2) : y.toFixed(4);
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
                  <td>{Number(x.toPrecision(6))}</td>
                  <td>{formatValue(y)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
