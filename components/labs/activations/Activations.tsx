import { useMemo } from 'preact/hooks';
import { LIMIT } from '@src/labs/activations/grid.ts';
import { ACTIVATION_NAMES } from '@src/math/activations.ts';
import { RangeField } from '../../controls/RangeField.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Fields } from '../frame/SettingsFields.tsx';
import { Charts } from './Charts.tsx';
import type { Words } from './en.ts';
import { readoutsOf } from './readouts.ts';
import { createActivations } from './state.ts';

const SLIDERS = { depth: 'even', weight: [0.1, 5, 0.1] } as const;

/** The lab `activations`: a function, its derivative two ways, and what a stack of layers makes of it. */
export function Activations({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createActivations(language), [language]);
  const { lab } = state;
  const { words } = lab;
  const { activation, ...numbers } = words.params;
  const others = [['', words.none], ...ACTIVATION_NAMES.map((name) => [name, words.names[name]] as const)] as const;
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      startLabel={words.start}
      readouts={readoutsOf(state)}
      keys={['slope', 'chain']}
      rail={
        <>
          <Fields lab={lab} labels={{ activation }} options={{ activation: words.names }} roomy />
          <div class="lab-fields roomy">
            <SelectField label={words.compareWith} text={state.other} options={others} />
          </div>
          <Fields lab={lab} labels={numbers} sliders={SLIDERS} roomy />
          <Fields lab={lab} labels={{ z: words.z }} live />
          <RangeField label={words.zSlider} text={lab.settings.texts.z} minimum={-LIMIT} maximum={LIMIT} step={0.1} />
        </>
      }
      main={<Charts state={state} />}
    />
  );
}
