import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { OWN_TASK } from '@src/labs/digits/protocol.ts';
import { TrainingCurves } from '../frame/fit/TrainingCurves.tsx';
import { KeptRunButtons, TRAINING_SLIDERS, TrainingNotices, trainingReadouts } from '../frame/fit/TrainingParts.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Fields } from '../frame/SettingsFields.tsx';
import { OwnNetwork } from '../own-network/OwnNetwork.tsx';
import { Answer, Draw } from './Draw.tsx';
import type { Words } from './en.ts';
import { createDigits, type Focus } from './state.ts';
import { Confusion, Pictures } from './TestResults.tsx';

interface DigitsProps {
  language: Language<Words>;
  focus: Focus;
  /** Classes of the first test images, which the page holds. */
  firstLabels: number[];
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
}

/** The lab of chapter 3: trains the network 784-64-10 on MNIST, tests it, and recognises what the reader draws. */
export function Digits({ language, focus, firstLabels, children }: DigitsProps) {
  const state = useMemo(() => createDigits(language, focus), [language, focus]);
  const { lab, training } = state;
  const { fit, own } = training;
  const { words, settings } = lab;
  useEffect(() => training.connect(), [training]);
  const readouts = useMemo(() => trainingReadouts(fit, words, () => state.test.value), [state]);
  useEffect(() => state.drawing.connect(), [state]);
  const curves = <TrainingCurves fit={fit} lab={lab} />;
  const pictures = <Pictures state={state} firstLabels={firstLabels} />;
  const matrix = <Confusion state={state} />;
  const draw = <Draw state={state} />;
  const answer = <Answer state={state} />;
  const parts = {
    train: {
      main: curves,
      side: (
        <>
          {matrix}
          {pictures}
        </>
      ),
      drawer: (
        <div class="draw-columns">
          {draw}
          {answer}
        </div>
      ),
    },
    evaluate: { main: pictures, side: matrix, drawer: curves },
    apply: { main: draw, side: answer, drawer: curves },
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
      rail={<Fields lab={lab} labels={words.params} sliders={TRAINING_SLIDERS} roomy />}
      main={parts.main}
      side={parts.side}
      drawers={
        <>
          <details class="lab-details">
            <summary>{focus === 'train' ? words.draw : words.curves}</summary>
            {parts.drawer}
          </details>
          <OwnNetwork own={own} task={OWN_TASK} locale={lab.locale} isFree={lab.isFree.value} />
        </>
      }
      data={children}
      link={() => settings.link({ ...settings.values.peek(), ...own.linkFields() })}
    />
  );
}
