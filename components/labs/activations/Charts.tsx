import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { LIMIT, makeGrid } from '@src/labs/activations/grid.ts';
import { ACTIVATIONS } from '@src/math/activations.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import { frameStrings } from '../frame/strings.ts';
import type { ActivationsRun } from './Activations.tsx';

const GRID = makeGrid();
const pointsOf = (y: ArrayLike<number>, x: (i: number) => number) =>
  Array.from(y, (value, i) => ({ x: x(i), y: value }));

/** Function and derivative with the movable point; the gradient along a chain and along a random network. */
export function Charts({ run }: { run: ActivationsRun }) {
  const { words, shown, snapshot, settings } = run;
  const model = useMemo(() => {
    const z = computed(() => shown.value.z);
    const curve = computed<Series[]>(() => {
      const { activation } = shown.value;
      const { value, slope } = ACTIVATIONS[activation];
      const latest = snapshot.value?.activation === activation ? snapshot.value.curve : null;
      const onGrid = (i: number) => GRID[i]!;
      const lines: Series[] = [
        {
          name: 'φ',
          colour: '--lab-blue',
          points: pointsOf(latest?.value ?? Array.from(GRID, value), onGrid),
        },
        {
          name: `φ′ ${words.byHand}`,
          colour: '--lab-orange',
          dashed: true,
          points: pointsOf(Array.from(GRID, slope), onGrid),
        },
      ];
      if (latest) lines.push({ name: 'φ′ tf.grad', colour: '--lab-good', points: pointsOf(latest.slope, onGrid) });
      return lines;
    });
    const curveSummary = computed(() => {
      const { activation } = shown.value;
      const { value, slope } = ACTIVATIONS[activation];
      const at = words.curveSummary(
        words.names[activation],
        formatNumber(z.value, 3),
        formatNumber(value(z.value)),
        formatNumber(slope(z.value)),
      );
      return snapshot.value ? at : `${at} ${words.beforeRun}`;
    });
    const depth = computed(() => shown.value.depth);
    const name = computed(() => words.names[snapshot.value?.activation ?? shown.value.activation]);
    const chain = computed<Series[]>(() => [
      {
        name: name.value,
        colour: '--lab-blue',
        marked: true,
        points: pointsOf(snapshot.value?.chain ?? [], (i) => i + 1),
      },
    ]);
    const layers = computed<Series[]>(() => [
      {
        name: name.value,
        colour: '--lab-orange',
        marked: true,
        points: pointsOf(snapshot.value?.layers ?? [], (i) => i),
      },
    ]);
    const chainSummary = computed(() => {
      const last = snapshot.value?.chain;
      return last ? words.chainSummary(last.length, formatNumber(last.at(-1))) : words.beforeRun;
    });
    const layersSummary = computed(() => {
      const norms = snapshot.value?.layers;
      return norms
        ? words.layersSummary(norms.length - 1, formatNumber(norms[0]! / norms.at(-1)!, 3))
        : words.beforeRun;
    });
    return { z, curve, curveSummary, depth, chain, layers, chainSummary, layersSummary, end: computed(() => LIMIT) };
  }, [run]);
  const table = frameStrings[run.locale].table;
  const { bounded } = ACTIVATIONS[shown.value.activation];
  return (
    <>
      <LineChart
        key={String(bounded)}
        series={model.curve}
        xLabel="z"
        xStart={-LIMIT}
        xEnd={model.end}
        yLabel={words.functionAxis}
        yRange={bounded ? [-1.1, 1.1] : [-1, LIMIT]}
        summary={model.curveSummary}
        tableLabel={table}
        cursor={model.z}
        onPick={(z) => (settings.texts.z.value = z.toFixed(2))}
      />
      <div class="lab-charts">
        <LineChart
          series={model.chain}
          xLabel={words.depthAxis}
          xEnd={model.depth}
          yLabel={words.gradientAxis}
          logY
          summary={model.chainSummary}
          tableLabel={table}
        />
        <LineChart
          series={model.layers}
          xLabel={words.layerAxis}
          xEnd={model.depth}
          yLabel={words.normAxis}
          logY
          summary={model.layersSummary}
          tableLabel={table}
        />
      </div>
    </>
  );
}
