import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { frameStrings } from '../frame/strings.ts';
import type { State } from './state.ts';

/** The losses of both trainings, step by step. */
export function Runs({ state }: { state: State }) {
  const { words } = state;
  const model = useMemo(
    () => ({
      series: computed<Series[]>(() => [
        { name: words.right, colour: '--lab-blue', points: state.losses.value.right },
        { name: words.runPrinted, colour: '--lab-orange', points: state.losses.value.printed },
      ]),
      xEnd: computed(() => state.params.value.steps),
      summary: computed(() => {
        const last = state.last.value;
        if (!last) return words.noRun;
        return words.runSummary(state.step.value, last.right.toFixed(5), last.printed.toFixed(4));
      }),
    }),
    [state],
  );
  return (
    <LineChart
      series={model.series}
      xLabel={words.step}
      xEnd={model.xEnd}
      yLabel={words.loss}
      summary={model.summary}
      tableLabel={frameStrings[state.locale].table}
    />
  );
}
