import { useMemo } from 'preact/hooks';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import type { Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { Plane } from './Plane.tsx';
import { createNeuronLine, type NeuronLineLab } from './state.ts';
import { writeNumber as write } from '../frame/writeNumber.ts';

const WEIGHT = [-3, 3, 0.05] as const;
const SLIDERS = { w1: WEIGHT, w2: WEIGHT, b: WEIGHT, x1: WEIGHT, x2: WEIGHT } as const;

/** The lab `neuron-line`: the line, the arrow and the point of one neuron, which can be dragged or typed. */
export function NeuronLine({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createNeuronLine(language), [language]);
  const { lab } = state;
  const { words } = lab;
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      readouts={readoutsOf(state)}
      keys={['z', 'activation']}
      rail={<Fields lab={lab} labels={words.params} sliders={SLIDERS} roomy />}
      main={
        <>
          <Plane state={state} />
          <Sums state={state} />
        </>
      }
    />
  );
}

/** The two formulas with their numbers put in. */
function Sums({ state: { lab, picture } }: { state: NeuronLineLab }) {
  const { w1, w2, b, x1, x2 } = lab.settings.allowed.value;
  const { z, activation, length, distance } = picture.value;
  return (
    <p class="line-sums" translate={false}>
      <span>
        z = w₁x₁ + w₂x₂ + b = {write(w1, true)}·{write(x1, true)} + {write(w2, true)}·{write(x2, true)} +{' '}
        {write(b, true)} = {write(z)}
      </span>
      <span>a = σ(z) = {write(activation)}</span>
      <span>
        |b| / ‖w‖ = {distance === null ? '–' : `${write(Math.abs(b))} / ${write(length)} = ${write(distance)}`}
      </span>
    </p>
  );
}

function readoutsOf({ lab, picture }: NeuronLineLab): Readout[] {
  const { words } = lab;
  const { z, activation, length, distance } = picture.value;
  return [
    ['z', words.z, z.toFixed(3)],
    ['activation', words.activation, activation.toFixed(3)],
    ['length', words.length, length.toFixed(3)],
    ['distance', words.distance, distance?.toFixed(3) ?? '–'],
  ];
}
