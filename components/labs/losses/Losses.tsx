import { useMemo } from 'preact/hooks';
import type { Family, LossesParams } from '@src/labs/losses/protocol.ts';
import { RangeField } from '../../controls/RangeField.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Fields } from '../frame/SettingsFields.tsx';
import { Curves } from './Curves.tsx';
import type { Words } from './en.ts';
import { Logits } from './Logits.tsx';
import { KEYS, readoutsOf } from './readouts.ts';
import { createLosses, type LossesLab } from './state.ts';
import { Training } from './Training.tsx';

/** Which settings each family uses. */
const FIELDS: Record<Family, readonly (keyof LossesParams)[]> = {
  regression: ['residual', 'delta'],
  binary: ['logit', 'label'],
  categorical: ['z1', 'z2', 'z3', 'target'],
  saturation: ['logit', 'label', 'learningRate', 'steps'],
};
/** Logits may be large; their sliders end where the loss is a straight line. */
const LOGIT = [-25, 25, 0.5] as const;

/** The lab `losses`: values and gradients, naive and stable, and a neuron that is surely wrong. */
export function Losses({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createLosses(language), [language]);
  const { lab } = state;
  const { words, frame, settings } = lab;
  const { family } = settings.shown.value;
  const isCurve = family === 'regression' || family === 'binary';
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      startLabel={family === 'saturation' ? frame.train : words.start}
      readouts={readoutsOf(state, family)}
      keys={KEYS[family]}
      rail={
        <>
          <Fields
            lab={lab}
            labels={Object.fromEntries(
              ['family' as const, ...FIELDS[family]].map((name) => [name, words.params[name]]),
            )}
            options={{ family: words.families }}
            sliders={{
              delta: 'even',
              z1: LOGIT,
              z2: LOGIT,
              z3: LOGIT,
              ...(family === 'saturation' && { logit: LOGIT }),
              learningRate: 'log',
              steps: 'log',
            }}
            roomy
          />
          <Slider state={state} family={family} />
        </>
      }
      main={
        <div class="losses-picture">
          {isCurve && <Curves key={family} state={state} family={family} />}
          {family === 'categorical' && <Logits state={state} />}
          {family === 'saturation' && <Training state={state} />}
        </div>
      }
    />
  );
}

function Slider({ state, family }: { state: LossesLab; family: Family }) {
  const { words, settings } = state.lab;
  if (family === 'regression') {
    const { residual } = settings.texts;
    return <RangeField label={words.residualSlider} text={residual} minimum={-4} maximum={4} step={0.1} />;
  }
  if (family !== 'binary') return null;
  return <RangeField label={words.logitSlider} text={settings.texts.logit} minimum={-25} maximum={25} step={0.5} />;
}
