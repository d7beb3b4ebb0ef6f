import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { show } from './explain.ts';
import type { Loop } from './state.ts';

/** The loss of every step so far, over the losses that ordinary arithmetic predicts. */
export function Curve({ state }: { state: Loop }) {
  const { lab, losses, predicted, shownSteps } = state;
  const { words, frame } = lab;
  const chart = useMemo(
    () => ({
      series: computed((): Series[] => [
        { name: words.lossCurve, colour: '--lab-blue', points: predicted.value, ghost: true },
        { name: words.lossCurve, colour: '--lab-blue', points: losses.value, marked: losses.value.length < 40 },
      ]),
      summary: computed(() => {
        const { length } = losses.value;
        if (length > 0) return words.summary(length, show(losses.value.at(-1)!.y));
        const [first, end] = [predicted.value[0]?.y ?? 0, predicted.value.at(-1)?.y ?? 0];
        return words.predictedSummary(show(first), predicted.value.length, show(end));
      }),
    }),
    [state],
  );
  return (
    <LineChart
      {...chart}
      xEnd={shownSteps}
      xLabel={words.step}
      yLabel={words.lossCurve}
      tableLabel={frame.table}
      ghostKey={frame.predicted}
    />
  );
}
