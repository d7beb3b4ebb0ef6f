import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { PreprocessParams } from '@src/labs/preprocess/protocol.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { fixed, Readouts, type Readout } from '../frame/Readouts.tsx';
import type { Settings } from '../frame/settings.ts';
import { frameStrings } from '../frame/strings.ts';
import type { Run } from './run.ts';

/** Mean test accuracies with and without leakage, as random sets come in. */
export function Leakage({ run, settings }: { run: Run; settings: Settings<PreprocessParams> }) {
  const { words } = run;
  const model = useMemo(() => {
    const numbers: Readout[] = [
      ['honest', words.honest, fixed(() => run.leakage.value?.honest, 4)],
      ['leaky', words.leaky, fixed(() => run.leakage.value?.leaky, 4)],
      ['difference', words.difference, fixed(() => pointsOf(run), 2)],
      ['standardError', words.standardError, fixed(() => 100 * (run.leakage.value?.standardError ?? Number.NaN), 2)],
      ['splits', words.setsDone, fixed(() => run.leakage.value?.splits, 0)],
    ];
    return {
      numbers,
      series: computed<Series[]>(() => [
        { name: words.leakyLine, colour: '--lab-orange', points: run.leakyPoints.value },
        { name: words.honestLine, colour: '--lab-blue', points: run.honestPoints.value },
      ]),
      xEnd: computed(() => (settings.refused.value.length === 0 ? settings.values.value.splits : 1)),
      summary: computed(() => (run.leakage.value ? run.summaryOf(run.leakage.value) : words.noCurve)),
    };
  }, [run, settings]);
  return (
    <>
      <p class="lab-small leakage-note">{words.leakageNote[settings.values.value.leak]}</p>
      <Readouts rows={model.numbers} />
      <LineChart
        series={model.series}
        xLabel={words.setsDone}
        xEnd={model.xEnd}
        yLabel={words.accuracyChart}
        yRange={[0.3, 1]}
        summary={model.summary}
        tableLabel={frameStrings[run.locale].table}
      />
    </>
  );
}

function pointsOf({ leakage }: Run): number | null {
  return leakage.value && 100 * (leakage.value.leaky - leakage.value.honest);
}
