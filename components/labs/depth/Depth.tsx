import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { LineChart } from '../../charts/LineChart.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { fixed } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { createDepth, type DepthState } from './state.ts';

/** The lab `depth`. */
export function Depth({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createDepth(language), [language]);
  const { lab, snapshot } = state;
  const { words } = lab;
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      onStep={() => void lab.step()}
      readouts={[
        ['step', words.step, fixed(() => snapshot.value?.step, 0)],
        ['loss', words.loss, fixed(() => snapshot.value?.loss, 4)],
        ['slope', words.slope, fixed(() => snapshot.value?.slope, 4)],
        ['offset', words.offset, fixed(() => snapshot.value?.offset, 4)],
      ]}
      keys={['loss']}
      rail={<Fields lab={lab} labels={words.params} sliders={{ steps: 'log', learningRate: 'log' }} />}
      main={<Losses state={state} />}
    />
  );
}

/** The loss by step, over what double precision predicts. */
function Losses({ state }: { state: DepthState }) {
  const { lab, losses, predicted, snapshot } = state;
  const { words, frame, settings } = lab;
  const chart = useMemo(
    () => ({
      series: computed(() => [
        { name: words.predicted, colour: '--sl-color-gray-3', points: predicted.value, ghost: true },
        { name: words.measured, colour: '--lab-blue', points: losses.value },
      ]),
      xEnd: computed(() => settings.allowed.value.steps),
      summary: computed(() =>
        snapshot.value ? words.summary(snapshot.value.step, snapshot.value.loss.toFixed(4)) : words.beforeRun,
      ),
    }),
    [state],
  );
  return <LineChart {...chart} xLabel={words.step} yLabel={words.loss} tableLabel={frame.table} />;
}
