import { useMemo } from 'preact/hooks';
import { formatNumber } from '../frame/formatNumber.ts';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { Charts } from './Charts.tsx';
import type { Words } from './en.ts';
import { Histograms } from './Histograms.tsx';
import { createDepth, type DepthLab } from './state.ts';

const SLIDERS = { layers: 'even', steps: 'log', learningRate: 'log' } as const;

/** The lab `depth`: activations and gradients of every layer of a deep network, and whether it learns. */
export function Depth({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createDepth(language), [language]);
  const { lab } = state;
  const { words } = lab;
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      onStep={() => void lab.step()}
      readouts={readoutsOf(state)}
      keys={['loss', 'first']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={<Fields lab={lab} labels={words.params} options={words.options} sliders={SLIDERS} />}
      main={<Charts state={state} />}
      drawers={
        <details class="lab-details">
          <summary>{words.histograms}</summary>
          <Histograms state={state} />
        </details>
      }
      data={<p>{words.dataText}</p>}
    />
  );
}

/** The live numbers; before a run, those of the untrained network that the page predicts. */
function readoutsOf({ lab, snapshot, predicted }: DepthLab): Readout[] {
  const { words } = lab;
  const { activations, gradients, idle } = snapshot.value?.layers ?? predicted.value;
  const loss = snapshot.value?.losses.at(-1) ?? predicted.value.loss;
  return [
    ['step', words.step, String(snapshot.value?.step ?? 0)],
    ['loss', words.loss, formatNumber(loss)],
    ['accuracy', words.accuracy, fixed(() => snapshot.value?.accuracy, 3)],
    ['first', words.first, formatNumber(gradients[0], 2)],
    ['last', words.last, formatNumber(gradients.at(-1), 2)],
    ['growth', words.growth, formatNumber(activations.at(-1)! / activations[0]!, 2)],
    ['idle', words.idle, formatNumber(idle.reduce((sum, share) => sum + share, 0) / idle.length, 2)],
  ];
}
