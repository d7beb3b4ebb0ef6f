import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { Answer } from './Answer.tsx';
import type { Words } from './en.ts';
import { Gallery } from './Gallery.tsx';
import { Layers } from './Layers.tsx';
import { Sources } from './Sources.tsx';
import type { StartData } from './start.ts';
import { createVision } from './state.ts';
import { Sum } from './Sum.tsx';

interface VisionProps {
  language: Language<Words>;
  /** What the page holds before a run. */
  start: StartData;
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
}

/** The lab `vision`: the network of chapter 5, layer by layer down to one sum of products. */
export function Vision({ language, start, children }: VisionProps) {
  const state = useMemo(() => createVision(language, start), [language]);
  const { lab, test, progress, answer } = state;
  const { words, settings } = lab;
  useEffect(() => state.connect(), [state]);
  const readouts = useMemo(
    () =>
      [
        ['step', words.step, fixed(() => progress.value?.step ?? (test.value ? 0 : null), 0)],
        ['loss', words.loss, fixed(() => test.value?.loss ?? progress.value?.loss, 3)],
        ['accuracy', words.accuracy, fixed(() => test.value?.accuracy, 4)],
        ['probability', words.probability, fixed(() => answer.value?.probability, 3)],
      ] as const,
    [state],
  );
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      startLabel={settings.shown.value.epochs === 0 ? words.load : words.trainAndTest}
      readouts={readouts}
      keys={['accuracy', 'probability']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <>
          <Sources state={state} />
          <Fields
            lab={lab}
            labels={words.params}
            options={words.options}
            sliders={{ epochs: 'even', learningRate: 'log' }}
            roomy
          />
          <Gallery state={state} />
        </>
      }
      main={
        <>
          <Layers state={state} />
          <Sum state={state} />
        </>
      }
      side={<Answer state={state} />}
      data={children}
    />
  );
}
