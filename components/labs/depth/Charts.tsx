import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import type { DepthLab, Variant } from './state.ts';

const COLOURS: Record<Variant, string> = {
  plain: '--sl-color-gray-2',
  residual: '--lab-orange',
  norm: '--lab-good',
  both: '--lab-blue',
};

/** Sizes by layer, dotted before training; and the losses of this run and of the last one of each other variant. */
export function Charts({ state }: { state: DepthLab }) {
  const { lab, snapshot, losses, earlier, predicted, variant } = state;
  const { words, frame, settings } = lab;
  const model = useMemo(() => {
    const byLayer = (name: 'activations' | 'gradients', first: number): ReadonlySignal<Series[]> =>
      computed(() => {
        const points = (values: ArrayLike<number>) => Array.from(values, (y, l) => ({ x: l + first, y }));
        const look = { name: words.variants[variant.value], colour: COLOURS[variant.value] };
        return [
          { ...look, name: words.untrained, ghost: true, points: points(predicted.value[name]) },
          { ...look, marked: true, points: points(snapshot.value?.layers[name] ?? []) },
        ];
      });
    const tell = (text: string) => (snapshot.value ? text : words.predicted(text));
    const lossSeries = computed((): Series[] => {
      const { steps } = settings.allowed.value;
      const guess = { x: 1, y: Math.LN2 };
      const others = Object.entries(earlier.value).filter(([name]) => name !== variant.value || !snapshot.value);
      return [
        { name: words.guessing, colour: '--sl-color-gray-3', ghost: true, points: [guess, { ...guess, x: steps }] },
        ...others.map(([name, points]) => {
          return { name: words.variants[name as Variant], colour: COLOURS[name as Variant], dashed: true, points };
        }),
        { name: words.variants[variant.value], colour: COLOURS[variant.value], points: losses.value },
      ];
    });
    return {
      layers: computed(() => settings.allowed.value.layers),
      activations: byLayer('activations', 0),
      gradients: byLayer('gradients', 1),
      lossSeries,
      steps: computed(() => settings.allowed.value.steps),
      activationsSummary: computed(() => {
        const { activations } = snapshot.value?.layers ?? predicted.value;
        return tell(words.activationsSummary(formatNumber(activations[0], 2), formatNumber(activations.at(-1), 2)));
      }),
      gradientsSummary: computed(() => {
        const { gradients } = snapshot.value?.layers ?? predicted.value;
        return tell(words.gradientsSummary(formatNumber(gradients[0], 2), formatNumber(gradients.at(-1), 2)));
      }),
      lossSummary: computed(() =>
        snapshot.value
          ? words.summary(snapshot.value.step, snapshot.value.losses.at(-1)!.toFixed(3))
          : words.predicted(words.startSummary(predicted.value.loss.toFixed(3))),
      ),
    };
  }, [state]);
  const table = frame.table;
  return (
    <>
      <div class="lab-charts">
        <LineChart
          series={model.activations}
          xEnd={model.layers}
          xLabel={words.layerAxis}
          yLabel={words.activationsAxis}
          logY
          summary={model.activationsSummary}
          tableLabel={table}
          ghostKey={frame.predicted}
        />
        <LineChart
          series={model.gradients}
          xEnd={model.layers}
          xLabel={words.layerAxis}
          yLabel={words.gradientsAxis}
          logY
          summary={model.gradientsSummary}
          tableLabel={table}
          ghostKey={frame.predicted}
        />
      </div>
      <LineChart
        series={model.lossSeries}
        xEnd={model.steps}
        xLabel={words.step}
        yLabel={words.loss}
        yRange={[0, 1.2]}
        summary={model.lossSummary}
        tableLabel={table}
      />
    </>
  );
}
