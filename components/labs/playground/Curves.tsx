import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { frameStrings } from '../frame/strings.ts';
import type { Playground } from './run.ts';

/** Losses by step, of the present run and of the kept one. */
export function Curves({ lab }: { lab: Playground }) {
  const { words } = lab;
  const model = useMemo(
    () => ({
      series: computed<Series[]>(() => {
        const kept = lab.kept.value;
        const name = (text: string) => (kept ? `${words.runB} ${text}` : text);
        return [
          { name: name(words.curveTraining), colour: '--lab-blue', points: lab.trainingPoints.value },
          { name: name(words.curveValidation), colour: '--lab-orange', points: lab.validationPoints.value },
          ...(kept
            ? [
                { name: words.curveA.training, colour: '--lab-blue', points: kept.training, dashed: true },
                { name: words.curveA.validation, colour: '--lab-orange', points: kept.validation, dashed: true },
              ]
            : []),
        ];
      }),
      end: computed(() => Math.max(100, lab.network.value.step)),
      summary: computed(() => {
        const last = lab.last.value;
        if (!last) return words.noCurve;
        return words.curveSummary(last.step, last.trainLoss.toFixed(3), last.validationLoss?.toFixed(3) ?? null);
      }),
    }),
    [lab],
  );
  return (
    <LineChart
      series={model.series}
      xLabel={words.step}
      xEnd={model.end}
      yLabel={words.lossAxis}
      summary={model.summary}
      tableLabel={frameStrings[lab.locale].table}
    />
  );
}
