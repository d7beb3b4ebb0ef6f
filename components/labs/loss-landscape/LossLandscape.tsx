import { useMemo } from 'preact/hooks';
import { formatNumber } from '../frame/formatNumber.ts';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import type { Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { Charts } from './Charts.tsx';
import type { Words } from './en.ts';
import { createLandscape, type Landscape } from './state.ts';

const SLIDERS = { layers: 'even', steps: 'log', learningRate: 'log', size: 'even' } as const;

/** The lab `loss-landscape`: trains a small network, then surveys its loss over a plane. */
export function LossLandscape({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createLandscape(language), [language]);
  const { lab } = state;
  const { words } = lab;
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      startLabel={words.start}
      readouts={readoutsOf(state)}
      keys={['step', 'loss']}
      rail={<Fields lab={lab} labels={words.params} options={words.options} sliders={SLIDERS} roomy />}
      main={<Charts state={state} />}
      data={<p>{words.dataText}</p>}
    />
  );
}

function readoutsOf({ lab, landscape, step }: Landscape): Readout[] {
  const { words } = lab;
  const latest = landscape.value;
  const highest = latest ? Math.max(...latest.values.filter(Number.isFinite)) : null;
  return [
    ['step', words.step, String(step.value)],
    ['loss', words.loss, formatNumber(latest?.loss)],
    ['accuracy', words.accuracy, formatNumber(latest?.accuracy, 3)],
    ['parameters', words.parameters, latest ? String(latest.parameters) : '–'],
    ['inPlane', words.inPlane, formatNumber(latest?.inPlane, 3)],
    ['highest', words.highest, formatNumber(highest, 3)],
    ['rows', words.rows, latest ? String(latest.rows) : '–'],
  ];
}
