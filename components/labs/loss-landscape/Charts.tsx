import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { ContourChart } from '../../charts/ContourChart.tsx';
import type { Grid } from '../../charts/contours.ts';
import type { Mark, Path } from '../../charts/drawContours.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { SurfaceChart } from '../../charts/SurfaceChart.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import { frameStrings } from '../frame/strings.ts';
import type { LandscapeRun } from './run.ts';

/** The loss while training, then its landscape from above and as a surface. */
export function Charts({ run }: { run: LandscapeRun }) {
  const { words, landscape, settings } = run;
  const model = useMemo(() => {
    const grid = computed((): Grid | null => {
      const latest = landscape.value;
      if (!latest) return null;
      const { size, xRange, yRange, values } = latest;
      return { columns: size, rows: size, xRange, yRange, values };
    });
    const paths = computed((): Path[] =>
      landscape.value ? [{ name: words.walk, colour: '--lab-orange', dash: [], points: landscape.value.path }] : [],
    );
    const marks = computed((): Mark[] => (landscape.value ? [{ x: 0, y: 0, label: words.end, sign: 'cross' }] : []));
    const losses = computed<Series[]>(() => [{ name: words.training, colour: '--lab-blue', points: run.points.value }]);
    const lossSummary = computed(() => {
      const last = run.points.value.at(-1);
      return last ? words.trainSummary(run.at.value, formatNumber(last.y, 3)) : words.beforeRun;
    });
    return { grid, paths, marks, losses, lossSummary, end: computed(() => settings.shown.value.steps) };
  }, [run]);
  return (
    <>
      <div class="lab-charts">
        <ContourChart
          grid={model.grid}
          paths={model.paths}
          marks={model.marks}
          xLabel={words.directionAxes[0]}
          yLabel={words.directionAxes[1]}
          label={words.contour}
          summary={run.summary}
        />
        <SurfaceChart
          grid={model.grid}
          view={run.view}
          onTurn={(view) => run.turn(view)}
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
        tableLabel={frameStrings[run.locale].table}
      />
    </>
  );
}
