import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import { frameStrings } from '../frame/strings.ts';
import type { LossesRun } from './run.ts';

/** The predictions of the two neurons, step by step. */
export function Training({ run }: { run: LossesRun }) {
  const { words, training, shown } = run;
  const model = useMemo(() => {
    const lineOf = (name: string, colour: string, values: Float32Array | undefined, dashed: boolean): Series => ({
      name,
      colour,
      dashed,
      points: Array.from(values ?? [], (y, x) => ({ x, y })),
    });
    return {
      series: computed(() => [
        lineOf(words.byEntropy, '--lab-blue', training.value?.entropy, false),
        lineOf(words.bySquared, '--lab-orange', training.value?.squared, true),
      ]),
      end: computed(() => shown.value.steps),
      summary: computed(() => {
        const last = training.value;
        if (!last) return words.beforeRun;
        return words.trainSummary(
          last.step,
          formatNumber(last.entropy.at(-1), 3),
          formatNumber(last.squared.at(-1), 3),
        );
      }),
    };
  }, [run]);
  return (
    <LineChart
      series={model.series}
      xLabel={words.stepAxis}
      xEnd={model.end}
      yLabel={words.predictionAxis}
      yRange={[0, 1]}
      summary={model.summary}
      tableLabel={frameStrings[run.locale].table}
    />
  );
}
