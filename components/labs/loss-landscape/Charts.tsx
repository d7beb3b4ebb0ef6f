import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { ContourChart } from '../../charts/ContourChart.tsx';
import type { Grid } from '../../charts/contours.ts';
import type { Mark, Path } from '../../charts/drawContours.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { SurfaceChart } from '../../charts/SurfaceChart.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import type { Landscape } from './state.ts';

/** The landscape from above and as a surface, then the loss while training; before a run, the landscape of the first weights. */
export function Charts({ state }: { state: Landscape }) {
  const { lab, landscape, untrained, points, step } = state;
  const { words, settings } = lab;
  const model = useMemo(() => {
    const grid = computed((): Grid => {
      const latest = landscape.value;
      if (latest) {
        const { size, xRange, yRange, values } = latest;
        return { columns: size, rows: size, xRange, yRange, values };
      }
      const { size, range, values } = untrained.value;
      return { columns: size, rows: size, xRange: range, yRange: range, values };
    });
    const paths = computed((): Path[] =>
      landscape.value ? [{ name: words.walk, colour: '--lab-orange', dash: [], points: landscape.value.path }] : [],
    );
    const marks = computed((): Mark[] => [
      landscape.value
        ? { x: 0, y: 0, label: words.end, sign: 'cross' }
        : { x: 0, y: 0, label: words.untrained, sign: 'ring' },
    ]);
    const end = computed(() => settings.shown.value.steps);
    const losses = computed<Series[]>(() => [
      {
        name: words.guessing,
        colour: '--sl-color-gray-3',
        ghost: true,
        points: [0, end.value].map((x) => ({ x, y: Math.LN2 })),
      },
      { name: words.training, colour: '--lab-blue', points: points.value },
    ]);
    const lossSummary = computed(() => {
      const last = points.value.at(-1);
      return last ? words.trainSummary(step.value, formatNumber(last.y, 3)) : words.beforeRun;
    });
    return { grid, paths, marks, losses, lossSummary, end };
  }, [state]);
  return (
    <>
      <div class="lab-charts">
        <ContourChart
          grid={model.grid}
          paths={model.paths}
          marks={model.marks}
          xLabel={words.directionAxes.a}
          yLabel={words.directionAxes.b}
          label={words.contour}
          summary={state.summary}
        />
        <SurfaceChart
          grid={model.grid}
          view={state.view}
          onTurn={(view) => state.turn(view)}
          label={words.surface}
          words={words.turn}
        />
      </div>
      <LineChart
        series={model.losses}
        xLabel={words.stepAxis}
        xEnd={model.end}
        yLabel={words.lossAxis}
        logY
        summary={model.lossSummary}
        tableLabel={lab.frame.table}
      />
    </>
  );
}
