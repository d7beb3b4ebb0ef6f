import type { ReadonlySignal } from '@preact/signals';
import type { Grid } from './contours.ts';
import { CONTOUR_MARGIN, drawContours, type Mark, type Path } from './drawContours.ts';
import { useDrawing } from './useDrawing.ts';

interface ContourChartProps {
  grid: ReadonlySignal<Grid | null>;
  paths: ReadonlySignal<readonly Path[]>;
  marks: ReadonlySignal<readonly Mark[]>;
  xLabel: string;
  yLabel: string;
  label: string;
  /** The chart in words, for those who do not see it. */
  summary: ReadonlySignal<string>;
  /** What dotted paths are, told in the chart's corner. */
  ghostKey?: string;
  /** Called with the place under the pointer when the reader presses; number fields must do the same by keyboard. */
  onPick?: (x: number, y: number) => void;
}

/** A landscape of two variables as contour lines and shades (the lower, the bluer), with paths and marks on it. */
export function ContourChart(props: ContourChartProps) {
  const { grid, paths, marks, xLabel, yLabel, label, summary, ghostKey = '', onPick } = props;
  const canvas = useDrawing(
    (element) => {
      const landscape = grid.peek();
      if (!landscape) return;
      const [walks, places] = [paths.peek(), marks.peek()];
      drawContours(element, { grid: landscape, paths: walks, marks: places, xLabel, yLabel, ghostKey });
    },
    [grid, paths, marks],
  );
  const pick = (event: PointerEvent) => {
    const landscape = grid.peek();
    if (!onPick || !landscape || !event.isPrimary || event.button !== 0) return;
    const { clientWidth, clientHeight } = canvas.current!;
    const { left, right, top, bottom } = CONTOUR_MARGIN;
    const clamp = (share: number) => Math.min(1, Math.max(0, share));
    const across = clamp((event.offsetX - left) / (clientWidth - left - right));
    const up = 1 - clamp((event.offsetY - top) / (clientHeight - top - bottom));
    const at = ([from, to]: Grid['xRange'], share: number) => from + share * (to - from);
    onPick(at(landscape.xRange, across), at(landscape.yRange, up));
  };
  return (
    <figure class="chart-figure">
      <canvas
        ref={canvas}
        class={onPick ? 'chart contour pickable' : 'chart contour'}
        role="img"
        aria-label={label}
        onPointerDown={pick}
      />
      <figcaption class="lab-small">{summary}</figcaption>
    </figure>
  );
}
