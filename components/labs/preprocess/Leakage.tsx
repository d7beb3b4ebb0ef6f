import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { findRecorded, type RecordedLeakage } from './Recorded.tsx';
import type { PreprocessState } from './state.ts';

/** The live numbers of the part, by sets so far. */
export function leakageNumbers({ lab, leakage }: PreprocessState): Readout[] {
  const { words } = lab;
  const points = () => leakage.value && 100 * (leakage.value.leaky - leakage.value.honest);
  return [
    ['honest', words.honest, fixed(() => leakage.value?.honest, 4)],
    ['leaky', words.leaky, fixed(() => leakage.value?.leaky, 4)],
    ['difference', words.difference, fixed(points, 2)],
    ['standardError', words.standardError, fixed(() => leakage.value && 100 * leakage.value.standardError, 2)],
    ['splits', words.setsDone, fixed(() => leakage.value?.splits, 0)],
  ];
}

interface LeakageProps {
  state: PreprocessState;
  recorded: readonly RecordedLeakage[];
}

/** Mean test accuracies with and without leakage, as random sets come in; dotted, where such settings were once measured, the result. */
export function Leakage({ state, recorded }: LeakageProps) {
  const { lab } = state;
  const { words, settings } = lab;
  const model = useMemo(() => {
    const xEnd = computed(() => settings.shown.value.splits);
    const ghost = (name: string, colour: string, percent: number): Series => ({
      name,
      colour,
      points: [0, xEnd.value].map((x) => ({ x, y: percent / 100 })),
      ghost: true,
    });
    const series = computed<Series[]>(() => {
      const known = findRecorded(recorded, settings.shown.value);
      return [
        ...(known
          ? [
              ghost(words.leakyLine, '--lab-orange', known.leakyPercent),
              ghost(words.honestLine, '--lab-blue', known.honestPercent),
            ]
          : []),
        { name: words.leakyLine, colour: '--lab-orange', points: state.leakyPoints.value },
        { name: words.honestLine, colour: '--lab-blue', points: state.honestPoints.value },
      ];
    });
    const summary = computed(() => (state.leakage.value ? state.summaryOf(state.leakage.value) : words.noCurve));
    return { series, xEnd, summary };
  }, [state, recorded]);
  return (
    <LineChart
      series={model.series}
      xLabel={words.setsDone}
      xEnd={model.xEnd}
      yLabel={words.accuracyChart}
      yRange={[0.3, 1]}
      summary={model.summary}
      tableLabel={lab.frame.table}
      ghostKey={words.recordedLine}
    />
  );
}
