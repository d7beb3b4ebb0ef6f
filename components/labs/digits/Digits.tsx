import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { OWN_TASK } from '@src/labs/digits/protocol.ts';
import { TrainingCurves } from '../frame/fit/TrainingCurves.tsx';
import { KeptRunButtons, TrainingNotices, trainingReadouts } from '../frame/fit/TrainingParts.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Fields } from '../frame/SettingsFields.tsx';
import { OwnNetwork } from '../own-network/OwnNetwork.tsx';
import { Answer, Draw } from './Draw.tsx';
import type { Words } from './en.ts';
import { createDigits, type Focus } from './state.ts';
import { Confusion, WrongAnswersView } from './TestResults.tsx';

interface DigitsProps {
  language: Language<Words>;
  focus: Focus;
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
}

const SLIDERS = {
  images: 'even',
  epochs: 'even',
  batchSize: 'even',
  learningRate: 'log',
  validationSplit: 'even',
} as const;

/** The lab of chapter 3: trains the network 784-64-10 on MNIST, tests it, and recognises what the reader draws. */
export function Digits({ language, focus, children }: DigitsProps) {
  const state = useMemo(() => createDigits(language, focus), [language, focus]);
  const { lab, training } = state;
  const { fit, own } = training;
  const { words, settings } = lab;
  useEffect(() => training.connect(), [training]);
  const readouts = useMemo(() => trainingReadouts(fit, words, () => state.test.value), [state]);
  useEffect(() => state.drawing.connect(), [state]);
  const curves = <TrainingCurves fit={fit} lab={lab} />;
  const drawing = (
    <div class="draw-columns">
      <Draw state={state} />
      <Answer state={state} />
    </div>
  );
  const parts = {
    train: {
      main: curves,
      side: <Confusion state={state} />,
      below: (
        <>
          <WrongAnswersView state={state} />
          {drawing}
        </>
      ),
    },
    evaluate: { main: <WrongAnswersView state={state} />, side: <Confusion state={state} />, below: curves },
    apply: { main: <Draw state={state} />, side: <Answer state={state} />, below: curves },
  }[focus];
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      onStart={() => void training.train()}
      onStep={() => void training.step()}
      onReset={() => void training.reset()}
      onStartAgain={() => void training.startAgain()}
      buttons={<KeptRunButtons training={training} />}
      readouts={readouts}
      keys={['accuracy', 'loss']}
      notices={<TrainingNotices training={training} />}
      rail={<Fields lab={lab} labels={words.params} sliders={SLIDERS} roomy />}
      {...parts}
      drawers={<OwnNetwork own={own} task={OWN_TASK} locale={lab.locale} isFree={lab.isFree.value} />}
      data={children}
      link={() => settings.link({ ...settings.values.peek(), ...own.linkFields() })}
    />
  );
}
