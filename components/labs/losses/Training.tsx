import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import type { LossesLab } from './state.ts';

/** The predictions of the two neurons, step by step: dotted what arithmetic expects, over it what the device computes. */
export function Training({ state }: { state: LossesLab }) {
  const { lab, training, expected, summary } = state;
  const { words } = lab;
  const model = useMemo(() => {
    const lineOf = (kind: 'entropy' | 'squared', values: ArrayLike<number>, look: Partial<Series>): Series => ({
      name: kind === 'entropy' ? words.byEntropy : words.bySquared,
      colour: kind === 'entropy' ? '--lab-blue' : '--lab-orange',
      points: Array.from(values, (y, x) => ({ x, y })),
      ...look,
    });
    return {
      series: computed(() => [
        lineOf('entropy', expected.value.entropy, { ghost: true }),
        lineOf('squared', expected.value.squared, { ghost: true }),
        lineOf('entropy', training.value?.entropy ?? [], {}),
        lineOf('squared', training.value?.squared ?? [], { dashed: true }),
      ]),
      end: computed(() => lab.settings.shown.value.steps),
    };
  }, [state]);
  return (
    <LineChart
      series={model.series}
      xLabel={words.stepAxis}
      xEnd={model.end}
      yLabel={words.predictionAxis}
      yRange={[0, 1]}
      summary={summary}
      tableLabel={lab.frame.table}
      ghostKey={lab.frame.predicted}
    />
  );
}
