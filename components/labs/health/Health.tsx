import { useEffect, useMemo } from 'preact/hooks';
import { RailGroup } from '../frame/Lab.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { TableFault } from '../frame/table/TableFault.tsx';
import { Charts } from './Charts.tsx';
import { Decisions } from './Decisions.tsx';
import type { Words } from './en.ts';
import { createHealth, type HealthLab } from './state.ts';

const DECIDING = { threshold: [0, 1, 0.01], missCost: 'log', prevalence: [1, 99, 1] } as const;
const TRAINING = { hidden: 'doubling', patients: 'even', epochs: 'log', learningRate: 'log', decay: 'log' } as const;

/** The lab `health`: a classifier of tumours, and what a threshold makes of its probabilities. */
export function Health({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createHealth(language), [language]);
  const { lab, loaded } = state;
  const { words } = lab;
  const { threshold, missCost, prevalence, model, hidden, ...training } = words.params;
  const isMlp = lab.settings.texts.model.value === 'mlp';
  useEffect(() => void loaded.load(), [loaded]);
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      notices={<TableFault loaded={loaded} words={lab.frame} />}
      readouts={readoutsOf(state)}
      keys={['missed', 'accuracy']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <>
          <RailGroup title={words.deciding}>
            <Fields lab={lab} labels={{ threshold, missCost, prevalence }} sliders={DECIDING} live />
            <p class="lab-buttons">
              <button type="button" onClick={() => state.moveTo(state.advised.value)}>
                {words.toAdvised(state.advised.value.toPrecision(2))}
              </button>
            </p>
          </RailGroup>
          <RailGroup title={words.training}>
            <Fields
              lab={lab}
              labels={{ model, ...(isMlp && { hidden }), ...training }}
              options={words.options}
              sliders={TRAINING}
            />
          </RailGroup>
        </>
      }
      main={<Charts state={state} />}
      side={<Decisions state={state} />}
      data={<p>{words.dataText}</p>}
    />
  );
}

/** The live numbers; before a run, those of the one measurement. */
function readoutsOf({ lab, snapshot, model, tested, decided }: HealthLab): Readout[] {
  const { words } = lab;
  const shown = () => model.value ?? tested.value?.one;
  const now = () => decided.value.model ?? decided.value.one;
  return [
    ['step', words.step, String(snapshot.value?.step ?? 0)],
    ['missed', words.missed, fixed(() => now()?.counts.falseNegatives, 0)],
    ['accuracy', words.accuracy, fixed(() => now()?.accuracy, 3)],
    ['auc', words.auc, fixed(() => shown()?.auc, 3)],
    ['brier', words.brier, fixed(() => shown()?.brier, 4)],
    ['ece', words.ece, fixed(() => shown()?.ece, 3)],
    ['cost', words.cost, fixed(() => now()?.cost, 1)],
  ];
}
