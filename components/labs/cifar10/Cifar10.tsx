import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { OWN_TASK, type Cifar10Params } from '@src/labs/cifar10/protocol.ts';
import { rateAt } from '@src/nn/recipe.ts';
import type { FitState } from '../frame/fit/fitState.ts';
import { TrainingCurves, type Example } from '../frame/fit/TrainingCurves.tsx';
import { KeptRunButtons, TRAINING_SLIDERS, TrainingNotices, trainingReadouts } from '../frame/fit/TrainingParts.tsx';
import { RailGroup } from '../frame/Lab.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { fixed } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { OwnNetwork } from '../own-network/OwnNetwork.tsx';
import type { Words } from './en.ts';
import { Files } from './Files.tsx';
import { Filters } from './Filters.tsx';
import { Inspect } from './Inspect.tsx';
import { Results } from './Results.tsx';
import { createCifar10 } from './state.ts';

interface Cifar10Props {
  language: Language<Words>;
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
  /** The table of layers, drawn by the page. */
  layers?: ComponentChildren;
  /** Classes of the first ten test images, whose pictures are in `--first-ten`. */
  firstLabels: number[];
  /** A run recorded on a named machine, shown grey until the reader has one. */
  example: Example;
}

/** The learning rate of the last step, by the schedule; null before there is one. */
function rateNow({ step, totalSteps }: FitState['progress']['value'], params: Cifar10Params): number | null {
  if (step === 0) return null;
  return rateAt(params.schedule, params.learningRate, step - 1, totalSteps);
}

/** The lab of chapter 5: trains the article's network on CIFAR-10 on the reader's device. */
export function Cifar10({ language, children, layers, firstLabels, example }: Cifar10Props) {
  const state = useMemo(() => createCifar10(language), [language]);
  const { lab, training } = state;
  const { fit, own, isOwn } = training;
  const { words, frame, settings } = lab;
  useEffect(() => training.connect(), [training]);
  const readouts = useMemo(
    () => [
      ...trainingReadouts(fit, words, () => state.test.value),
      ['rate', words.rate, fixed(() => rateNow(fit.progress.value, settings.shown.value), 6)] as const,
      ['eta', words.eta, fixed(() => fit.progress.value.etaSeconds, 0)] as const,
      ['speed', frame.speed, fixed(() => lab.run.stats.value.examplesPerSecond, 0)] as const,
    ],
    [state],
  );
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      onStart={() => void state.train()}
      onStep={() => void training.step()}
      onReset={() => void state.reset()}
      onStartAgain={() => void training.startAgain()}
      buttons={
        <>
          <KeptRunButtons training={training} />
          {state.imported.value && lab.isFree.value && (
            <button type="button" disabled={!lab.canStart.value} onClick={() => void state.testImported()}>
              {words.test}
            </button>
          )}
        </>
      }
      readouts={readouts}
      keys={['accuracy', 'loss']}
      notices={<TrainingNotices training={training} />}
      rail={
        <>
          <RailGroup title={frame.settings}>
            <Fields lab={lab} labels={words.params} sliders={TRAINING_SLIDERS} />
          </RailGroup>
          <RailGroup title={words.recipe}>
            <Fields lab={lab} labels={words.recipeParams} options={words.recipeOptions} />
            {own.chosen.value && settings.shown.value.dropout > 0 && <p class="lab-small">{words.noDropout}</p>}
          </RailGroup>
          {layers}
        </>
      }
      main={
        <>
          <TrainingCurves fit={fit} lab={lab} example={example} />
          {!isOwn.value && <Filters state={state} />}
        </>
      }
      side={<Results state={state} firstLabels={firstLabels} />}
      drawers={
        <>
          {!isOwn.value && <Inspect state={state} />}
          <OwnNetwork own={own} task={OWN_TASK} locale={lab.locale} isFree={lab.isFree.value} />
          <Files state={state} />
        </>
      }
      data={children}
      link={() => settings.link({ ...settings.values.peek(), ...own.linkFields() })}
    />
  );
}
