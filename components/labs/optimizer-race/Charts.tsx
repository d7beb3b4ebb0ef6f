import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { createSurface, SURFACE_PLANS } from '@src/labs/optimizer-race/surfaces.ts';
import { OPTIMIZER_NAMES } from '@src/nn/optimizerNames.ts';
import { ContourChart } from '../../charts/ContourChart.tsx';
import { sampleGrid } from '../../charts/contours.ts';
import type { Mark, Path } from '../../charts/drawContours.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { LOOKS } from './looks.ts';
import type { Race } from './state.ts';

const GRID_SIZE = 81;

/** The paths on the landscape, and the loss of each by step. */
export function Charts({ race }: { race: Race }) {
  const { lab, tracks, predicted } = race;
  const { words, settings } = lab;
  const model = useMemo(() => {
    const { shown } = settings;
    const surface = computed(() => shown.value.surface);
    const seed = computed(() => shown.value.seed);
    const start = computed(() => ({ x: shown.value.x, y: shown.value.y }));
    const focus = computed(() => shown.value.focus);
    const grid = computed(() => {
      const { xRange, yRange } = SURFACE_PLANS[surface.value];
      return sampleGrid(createSurface(surface.value, seed.value), xRange, yRange, GRID_SIZE);
    });
    const marks = computed((): Mark[] => [
      { ...start.value, label: words.startMark, sign: 'ring' },
      ...SURFACE_PLANS[surface.value].minima.map((place): Mark => ({
        ...place,
        label: words.minimumMark,
        sign: 'cross',
      })),
    ]);
    // What is predicted stays under what the device computes.
    const paths = computed(() =>
      [true, false].flatMap((ghost) =>
        OPTIMIZER_NAMES.map((name): Path => {
          const { path } = (ghost ? predicted : tracks).value[name];
          const faint = focus.value !== 'all' && focus.value !== name;
          return { name: words.optimizers[name], ...LOOKS[name], points: path, faint, ghost };
        }),
      ),
    );
    const losses = computed(() =>
      [true, false].flatMap((ghost) =>
        OPTIMIZER_NAMES.filter((name) => focus.value === 'all' || focus.value === name).map((name): Series => ({
          name: words.optimizers[name],
          colour: LOOKS[name].colour,
          dashed: LOOKS[name].dash.length > 0,
          points: (ghost ? predicted : tracks).value[name].losses.map((y, x) => ({ x, y })),
          ghost,
        })),
      ),
    );
    const lossSummary = computed(() => words.lossSummary(race.step.value));
    return { surface, grid, marks, paths, losses, lossSummary, end: computed(() => shown.value.steps) };
  }, [race]);
  const isNetwork = model.surface.value === 'network';
  const pick = (x: number, y: number) => {
    settings.texts.x.value = x.toFixed(2);
    settings.texts.y.value = y.toFixed(2);
  };
  return (
    <>
      <ContourChart
        key={isNetwork ? 'network' : 'surface'}
        grid={model.grid}
        paths={model.paths}
        marks={model.marks}
        xLabel={isNetwork ? words.axes.w : words.axes.x}
        yLabel={isNetwork ? words.axes.v : words.axes.y}
        label={words.contour}
        summary={race.summary}
        ghostKey={lab.frame.predicted}
        {...(lab.isFree.value && { onPick: pick })}
      />
      <LineChart
        series={model.losses}
        xLabel={words.stepAxis}
        xEnd={model.end}
        yLabel={words.heightAxis}
        logY
        summary={model.lossSummary}
        tableLabel={lab.frame.table}
        ghostKey={lab.frame.predicted}
      />
    </>
  );
}
