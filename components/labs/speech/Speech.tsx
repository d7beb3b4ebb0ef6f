import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { Answer, Listen } from './Listen.tsx';
import { Confusions, Curves } from './Results.tsx';
import { createSpeech, type Example, type SpeechLab } from './state.ts';

interface SpeechProps {
  language: Language<Words>;
  /** One phrase in all languages, which the page holds. */
  examples: Example[];
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
}

const SLIDERS = { phrases: 'even', epochs: 'log', learningRate: 'log' } as const;

/** The lab `speech`: which language, digit or letter is spoken, by real recordings and the reader's own voice. */
export function Speech({ language, examples, children }: SpeechProps) {
  const state = useMemo(() => createSpeech(language, examples), [language]);
  const { lab } = state;
  const { words } = lab;
  useEffect(() => state.connect(), [state]);
  const { task } = lab.settings.allowed.value;
  const { spoken, phrases, ...labels } = words.params;
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      readouts={readoutsOf(state)}
      keys={['heard', 'unheard']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <Fields
          lab={lab}
          labels={task === 'language' ? { ...labels, phrases } : { ...labels, spoken }}
          options={words.options}
          sliders={SLIDERS}
        />
      }
      main={<Listen state={state} />}
      side={
        <>
          <Answer state={state} />
          <Curves state={state} />
        </>
      }
      drawers={
        <details class="lab-details">
          <summary>{words.confusions}</summary>
          <Confusions state={state} />
        </details>
      }
      data={children}
    />
  );
}

function readoutsOf({ lab, sheets, train, epochs, test }: SpeechLab): Readout[] {
  const { words } = lab;
  const last = epochs.value.at(-1)?.accuracy;
  return [
    ['voices', words.voices, String(sheets.value?.done ?? 0)],
    ['epoch', words.epoch, String(train.value?.epoch ?? 0)],
    ['loss', words.loss, fixed(() => train.value?.means.loss, 3)],
    ['training', words.training, fixed(() => train.value?.means.accuracy, 3)],
    ['heard', words.heardNumber, fixed(() => test.value?.tests.heard.accuracy ?? last?.heard, 3)],
    ['unheard', words.newVoices, fixed(() => test.value?.tests.unheard?.accuracy ?? last?.unheard ?? undefined, 3)],
  ];
}
