import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { LIMIT, makeGrid } from '@src/labs/activations/grid.ts';
import { ACTIVATIONS } from '@src/math/activations.ts';
import { multiplySlopes, predictLayers } from '@src/labs/activations/predict.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import type { ActivationsLab } from './state.ts';

const GRID = makeGrid();
const pointsOf = (y: ArrayLike<number>, x: (i: number) => number) =>
  Array.from(y, (value, i) => ({ x: x(i), y: value }));

/** Function and derivative with the movable point; the gradient along a chain and along a random network. */
export function Charts({ state }: { state: ActivationsLab }) {
  const { lab, snapshot, other } = state;
  const { words, settings } = lab;
  const { shown } = settings;
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
      if (other.value !== '') {
        const { value: theirs, slope: theirSlope } = ACTIVATIONS[other.value];
        const called = words.names[other.value];
        lines.push(
          { name: called, colour: '--lab-purple', points: pointsOf(Array.from(GRID, theirs), onGrid) },
          {
            name: `${called} ′`,
            colour: '--lab-yellow',
            dashed: true,
            points: pointsOf(Array.from(GRID, theirSlope), onGrid),
          },
        );
      }
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
    // What the formulas predict stays under what the device computes.
    const predictedChain = computed(() => {
      const { activation, z: start, weight, depth: count } = shown.value;
      return multiplySlopes(activation, start, weight, count).map(Math.abs);
    });
    const activation = computed(() => shown.value.activation);
    const seed = computed(() => shown.value.seed);
    const weight = computed(() => shown.value.weight);
    const predictedLayers = computed(() => predictLayers(activation.value, weight.value, depth.value, seed.value));
    const multiplyOther = computed(() => {
      const { z: start, weight: scale, depth: count } = shown.value;
      return other.value === '' ? [] : multiplySlopes(other.value, start, scale, count).map(Math.abs);
    });
    const otherLayers = computed(() =>
      other.value === '' ? [] : predictLayers(other.value, weight.value, depth.value, seed.value),
    );
    /** The other activation's line, predicted by formula. */
    const beside = (y: readonly number[] | Float32Array, x: (i: number) => number): Series[] =>
      other.value === ''
        ? []
        : [{ name: words.names[other.value], colour: '--lab-purple', ghost: true, points: pointsOf(y, x) }];
    const chain = computed<Series[]>(() => {
      const at = (i: number) => i + 1;
      const look = { name: name.value, colour: '--lab-blue' };
      return [
        { ...look, ghost: true, points: pointsOf(predictedChain.value, at) },
        ...beside(multiplyOther.value, at),
        { ...look, marked: true, points: pointsOf(snapshot.value?.chain ?? [], at) },
      ];
    });
    const layers = computed<Series[]>(() => {
      const at = (i: number) => i;
      const look = { name: name.value, colour: '--lab-orange' };
      return [
        { ...look, ghost: true, points: pointsOf(predictedLayers.value, at) },
        ...beside(otherLayers.value, at),
        { ...look, marked: true, points: pointsOf(snapshot.value?.layers ?? [], at) },
      ];
    });
    const tell = (text: string) => (snapshot.value ? text : words.predicted(text));
    const chainSummary = computed(() => {
      const last = snapshot.value?.chain ?? predictedChain.value;
      return tell(words.chainSummary(last.length, formatNumber(last.at(-1))));
    });
    const layersSummary = computed(() => {
      const norms = snapshot.value?.layers ?? predictedLayers.value;
      return tell(words.layersSummary(norms.length - 1, formatNumber(norms[0]! / norms.at(-1)!, 3)));
    });
    return { z, curve, curveSummary, depth, chain, layers, chainSummary, layersSummary, end: computed(() => LIMIT) };
  }, [state]);
  const table = lab.frame.table;
  const bounded = [shown.value.activation, other.value].every((name) => name === '' || ACTIVATIONS[name].bounded);
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
          ghostKey={lab.frame.predicted}
        />
        <LineChart
          series={model.layers}
          xLabel={words.layerAxis}
          xEnd={model.depth}
          yLabel={words.normAxis}
          logY
          summary={model.layersSummary}
          tableLabel={table}
          ghostKey={lab.frame.predicted}
        />
      </div>
    </>
  );
}
