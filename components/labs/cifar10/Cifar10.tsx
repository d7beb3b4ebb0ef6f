import { computed, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import {
  DEFAULT_PARAMS,
  OWN_TASK,
  PARAM_RANGES,
  type Checkpoint,
  type Cifar10Params,
} from '@src/labs/cifar10/protocol.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { planOf } from '@src/nn/imageSnapshots.ts';
import { stepsOf } from '@src/nn/plan.ts';
import type { Locale } from '@src/i18n/locale.ts';
import type { SavedRun } from '@src/progress/checkpoints.ts';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { Lab, RailGroup } from '../frame/Lab.tsx';
import { Notices } from '../frame/Notices.tsx';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { createSettings, type Settings } from '../frame/settings.ts';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { frameStrings } from '../frame/strings.ts';
import { TrainingCurves, type Example } from '../frame/TrainingCurves.tsx';
import { openOwnNetwork, type OwnNetworkState } from '../own-network/ownNetwork.ts';
import { OwnNetwork } from '../own-network/OwnNetwork.tsx';
import { Files } from './Files.tsx';
import { Filters } from './Filters.tsx';
import { Inspect } from './Inspect.tsx';
import { Results } from './Results.tsx';
import { createRun, type Run } from './run.ts';
import { strings } from './strings.ts';

interface Cifar10Props {
  locale: Locale;
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
  /** The table of layers, drawn by the page. */
  layers?: ComponentChildren;
  /** Classes of the first ten test images, whose pictures are in `--first-ten`. */
  firstLabels: number[];
  /** A run recorded on a named machine, shown grey until the reader has one. */
  example: Example;
}

/** The lab of chapter 5: trains the article's network on CIFAR-10 on the reader's device. */
export default function Cifar10({ locale, children, layers, firstLabels, example }: Cifar10Props) {
  const words = strings[locale];
  const run = useMemo(() => createRun(locale), [locale]);
  const settings = useMemo(
    () => createSettings<Cifar10Params>({ id: 'cifar10', defaults: DEFAULT_PARAMS, ranges: PARAM_RANGES }),
    [],
  );
  const own = useMemo(() => openOwnNetwork('cifar10', signal(OWN_TASK)), []);
  useEffect(() => void run.findSaved(), [run]);
  useEffect(() => settings.followLink(() => !isFree(run)), [run, settings]);
  return (
    <Lab
      id="cifar10"
      words={frameStrings[locale]}
      title={words.title}
      tryThis={words.tryThis}
      state={run.state}
      device={run.device}
      announcement={run.announcement}
      elementRef={run.setElement}
      layout="rail main side"
      bar={<Buttons run={run} settings={settings} own={own} />}
      readouts={useNumbers(run)}
      keys={['accuracy', 'loss']}
      notices={
        <>
          <Progress run={run} />
          {run.notice.value && (
            <p class="lab-notice" role="status">
              {run.notice}
            </p>
          )}
          <Notices
            run={run}
            settings={settings}
            words={frameStrings[locale]}
            onStartAgain={() => void run.startAgain()}
          />
        </>
      }
      rail={
        <>
          <RailGroup title={frameStrings[locale].settings}>
            <SettingsFields
              settings={settings}
              words={frameStrings[locale]}
              labels={words.params}
              disabled={!isFree(run)}
              sliders={SLIDERS}
            />
          </RailGroup>
          {layers}
        </>
      }
      main={
        <>
          <TrainingCurves run={run} settings={settings} frame={frameStrings[locale]} example={example} />
          {!run.hasOwnNetwork.value && <Filters run={run} seed={settings.shown.value.seed} />}
        </>
      }
      side={<Results run={run} locale={locale} firstLabels={firstLabels} />}
      drawers={
        <>
          {!run.hasOwnNetwork.value && <Inspect run={run} locale={locale} />}
          <OwnNetwork own={own} task={OWN_TASK} locale={locale} isFree={isFree(run)} />
          <BackendPanel words={frameStrings[locale]} device={run.device} stats={run.stats} />
          <details class="lab-details">
            <summary>{frameStrings[locale].data}</summary>
            {children}
          </details>
          <Files run={run} settings={settings} locale={locale} />
          <p class="lab-buttons">
            <CopyLink
              words={frameStrings[locale]}
              disabled={settings.refused.value.length > 0}
              fragment={() => encodePermalink('cifar10', { ...settings.values.value, ...own.linkFields() })}
            />
          </p>
        </>
      }
    />
  );
}

const SLIDERS = {
  images: 'even',
  epochs: 'even',
  batchSize: 'even',
  learningRate: 'log',
  validationSplit: 'even',
} as const;

/** Whether no run holds the settings fixed. */
function isFree(run: Run): boolean {
  return run.state.value === 'idle' || run.state.value === 'done';
}

function Buttons({ run, settings, own }: { run: Run; settings: Settings<Cifar10Params>; own: OwnNetworkState }) {
  const { words } = run;
  const canTrain = settings.refused.value.length === 0;
  const params = settings.values.value;
  const continueSaved = (saved: SavedRun<Checkpoint>) => {
    settings.set(saved.run.params);
    void run.continueSaved(saved);
  };
  return (
    <RunButtons
      run={run}
      words={frameStrings[run.locale]}
      canStart={canTrain}
      onStart={() => void run.train(params, own.startFields())}
      onStep={() => void run.step(params, own.startFields())}
      onReset={() => void run.reset()}
    >
      {run.state.value === 'idle' &&
        run.saved.value.map((saved, _, { length }) => (
          <button key={saved.id} type="button" onClick={() => continueSaved(saved)}>
            {savedLabel(saved.run, words)}
            {length > 1 && ` · ${timeOf(saved.savedAt, run.locale)}`}
          </button>
        ))}
      {run.imported.value && isFree(run) && (
        <button type="button" disabled={!canTrain} onClick={() => void run.testImported(params)}>
          {words.test}
        </button>
      )}
    </RunButtons>
  );
}

/** What continuing a kept run means: its next epoch, or only the test when all epochs are done. */
function savedLabel(saved: Checkpoint, words: Run['words']): string {
  const { stepsPerEpoch, totalSteps } = stepsOf(planOf(saved.params));
  if (saved.step >= totalSteps) return words.showFinished(saved.params.epochs);
  return words.continueFrom(Math.floor(saved.step / stepsPerEpoch) + 1, saved.step);
}

/** Tells several saved runs apart. */
function timeOf(moment: number, locale: Locale): string {
  return new Date(moment).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
}

function Progress({ run }: { run: Run }) {
  const sheets = run.sheets.value;
  const isLoading = sheets !== null && sheets.done < sheets.total;
  const value = computed(() => {
    const { step, totalSteps } = run.progress.value;
    return totalSteps === 0 ? 0 : step / totalSteps;
  });
  return (
    <>
      <progress aria-label={run.words.stepName} max={1} value={value} />
      {isLoading && <p class="lab-small">{run.words.loadingSheets(sheets.done, sheets.total)}</p>}
    </>
  );
}

function useNumbers(run: Run): readonly Readout[] {
  const { words } = run;
  return useMemo(
    () =>
      [
        ['loss', words.loss, fixed(() => run.loss.value, 4)],
        ['accuracy', words.accuracy, fixed(() => run.accuracy.value, 3)],
        ['validationLoss', words.validationLoss, fixed(() => run.last.value?.validationLoss, 4)],
        ['validationAccuracy', words.validationAccuracy, fixed(() => run.last.value?.validationAccuracy, 3)],
        ['testLoss', words.testLoss, fixed(() => run.test.value?.testLoss, 4)],
        ['testAccuracy', words.testAccuracy, fixed(() => run.test.value?.testAccuracy, 4)],
        ['epoch', words.epochName, fixed(() => run.progress.value.epoch, 0)],
        ['step', words.stepName, fixed(() => run.progress.value.step, 0)],
        ['eta', words.eta, fixed(() => run.progress.value.etaSeconds, 0)],
        ['speed', frameStrings[run.locale].speed, fixed(() => run.stats.value.examplesPerSecond, 0)],
      ] as const,
    [run],
  );
}
