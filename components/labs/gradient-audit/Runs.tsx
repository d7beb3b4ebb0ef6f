import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { deriveGradients, forward, printedGradients, type Example, type Parameters } from '@src/math/network231.ts';
import { networkOf } from '@src/labs/gradient-audit/protocol.ts';
import type { AuditState } from './state.ts';

/** Most points of a predicted curve. */
const POINTS = 60;

/** The loss that plain float64 arithmetic predicts for a training; the device's float32 run is drawn over it. */
function predict(
  start: Parameters,
  example: Example,
  gradientsOf: typeof deriveGradients,
  { steps, rate }: { steps: number; rate: number },
): { x: number; y: number }[] {
  let p = start;
  const every = Math.max(1, Math.floor(steps / POINTS));
  const points = [];
  for (let step = 0; step <= steps; step++) {
    if (step % every === 0 || step === steps) points.push({ x: step, y: forward(p, example).J });
    const g = gradientsOf(p, example);
    p = {
      W1: p.W1.map((row, k) => row.map((w, j) => w - rate * g.W1[k]![j]!)),
      b1: p.b1.map((b, k) => b - rate * g.b1[k]!),
      w2: p.w2.map((w, k) => w - rate * g.w2[k]!),
      b2: p.b2 - rate * g.b2,
    };
  }
  return points;
}

/** The losses of both trainings, step by step. */
export function Runs({ state }: { state: AuditState }) {
  const { words } = state.lab;
  const model = useMemo(
    () => ({
      series: computed<Series[]>(() => {
        const params = state.params.value;
        const { parameters, example } = networkOf(params);
        const predicted = (name: string, colour: string, gradientsOf: typeof deriveGradients): Series => ({
          name,
          colour,
          points: predict(parameters, example, gradientsOf, params),
          ghost: true,
        });
        return [
          predicted(words.right, '--lab-blue', deriveGradients),
          predicted(words.runPrinted, '--lab-orange', printedGradients),
          { name: words.right, colour: '--lab-blue', points: state.losses.value.right },
          { name: words.runPrinted, colour: '--lab-orange', points: state.losses.value.printed },
        ];
      }),
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
      tableLabel={state.lab.frame.table}
      ghostKey={state.lab.frame.predicted}
    />
  );
}
