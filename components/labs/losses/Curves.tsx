import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { axisOf, binaryFormulas, regressionFormulas } from '@src/labs/losses/formulas.ts';
import type { LossId } from '@src/labs/losses/protocol.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import type { LossesLab } from './state.ts';

const COLOURS: Record<LossId, string> = {
  mse: '--lab-blue',
  halfMse: '--lab-orange',
  mae: '--lab-good',
  huber: '--lab-bad',
  naive: '--lab-bad',
  stable: '--lab-blue',
  squared: '--lab-orange',
};
/** Drawn broken, so that lines differ without colour. */
const DASHED: readonly LossId[] = ['halfMse', 'huber', 'naive'];

/** Losses and their gradients along the residual or the logit, with the reader's point. */
export function Curves({ state, family }: { state: LossesLab; family: 'regression' | 'binary' }) {
  const { lab, report } = state;
  const { words, settings } = lab;
  const { shown } = settings;
  const place = family === 'regression' ? 'residual' : 'logit';
  const model = useMemo(() => {
    const { at: axis, limit } = axisOf(family);
    const lines = (part: 'value' | 'gradient') =>
      computed<Series[]>(() => {
        const toSeries = (id: LossId, values: ArrayLike<number>): Series => ({
          name: words.losses[id],
          colour: COLOURS[id],
          dashed: DASHED.includes(id),
          points: Array.from(values, (y, i) => ({ x: axis[i]!, y })),
        });
        const known = report.value?.curves ?? [];
        const isThisFamily = known.some(({ id }) => id === (family === 'regression' ? 'mse' : 'stable'));
        if (isThisFamily) return known.map((curve) => toSeries(curve.id, curve[part]));
        const { delta, label } = shown.value;
        const formulas = family === 'regression' ? regressionFormulas(delta) : binaryFormulas(label === '1' ? 1 : 0);
        return Object.entries(formulas).map(([id, formula]) => toSeries(id as LossId, Array.from(axis, formula[part])));
      });
    const cursor = computed(() => Math.max(-limit, Math.min(limit, shown.value[place])));
    const summary = computed(() => {
      const at = words.valueSummary(formatNumber(shown.value[place], 3));
      return report.value ? at : `${at} ${words.beforeRun}`;
    });
    return { values: lines('value'), gradients: lines('gradient'), cursor, summary, limit, end: computed(() => limit) };
  }, [state, family]);
  const shared = {
    xLabel: family === 'regression' ? words.residualAxis : words.logitAxis,
    xStart: -model.limit,
    xEnd: model.end,
    summary: model.summary,
    tableLabel: lab.frame.table,
    cursor: model.cursor,
    onPick: (x: number) => (settings.texts[place].value = x.toFixed(1)),
  };
  const highest = family === 'regression' ? 8 : 25;
  const steepest = family === 'regression' ? 8 : 1.1;
  return (
    <div class="lab-charts">
      <LineChart {...shared} series={model.values} yLabel={words.lossAxis} yRange={[0, highest]} />
      <LineChart {...shared} series={model.gradients} yLabel={words.gradientAxis} yRange={[-steepest, steepest]} />
    </div>
  );
}
