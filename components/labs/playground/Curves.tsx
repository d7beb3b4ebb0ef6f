import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { playground, VIEW_SETTINGS } from '@src/labs/playground/protocol.ts';
import type { Playground } from './state.ts';

/** The losses of the default settings as recorded (content/results/playground-example.json): step, training loss. */
const EXAMPLE = [
  [0, 0.5486],
  [32, 0.3626],
  [64, 0.2656],
  [96, 0.2061],
  [136, 0.1271],
  [168, 0.0832],
  [209, 0.0454],
  [262, 0.0244],
  [332, 0.014],
  [422, 0.0083],
  [541, 0.005],
] as const;

/** Losses by step, of the present run and of the kept one; before any, an example for the settings as they come. */
export function Curves({ plane }: { plane: Playground }) {
  const { words } = plane.lab;
  const model = useMemo(
    () => ({
      series: computed<Series[]>(() => {
        const kept = plane.kept.value;
        const name = (text: string) => (kept ? `${words.runB} ${text}` : text);
        const { params } = plane;
        const isDefault = Object.entries(playground.defaults).every(
          ([key, value]) => VIEW_SETTINGS.includes(key as 'held') || params.value[key as 'seed'] === value,
        );
        const isIdle = plane.trainingPoints.value.length === 0;
        return [
          ...(isDefault && isIdle && !kept
            ? [
                {
                  name: plane.lab.frame.example,
                  colour: '--sl-color-gray-3',
                  points: EXAMPLE.map(([x, y]) => ({ x, y })),
                  ghost: true,
                },
              ]
            : []),
          { name: name(words.curveTraining), colour: '--lab-blue', points: plane.trainingPoints.value },
          { name: name(words.curveValidation), colour: '--lab-orange', points: plane.validationPoints.value },
          ...(kept
            ? [
                { name: words.curveA.training, colour: '--lab-blue', points: kept.training, dashed: true },
                { name: words.curveA.validation, colour: '--lab-orange', points: kept.validation, dashed: true },
              ]
            : []),
        ];
      }),
      end: computed(() => Math.max(100, plane.network.value.step)),
      summary: computed(() => {
        const last = plane.last.value;
        if (!last) return words.noCurve;
        return words.curveSummary(last.step, last.trainLoss.toFixed(3), last.validationLoss?.toFixed(3) ?? null);
      }),
    }),
    [plane],
  );
  return (
    <LineChart
      series={model.series}
      xLabel={words.step}
      xEnd={model.end}
      yLabel={words.lossAxis}
      summary={model.summary}
      tableLabel={plane.lab.frame.table}
    />
  );
}
