import { computed, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { DEFAULT_PARAMS, OWN_TASK, PARAM_RANGES, type DigitsParams } from '@src/labs/digits/protocol.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { LabFrame } from '../frame/LabFrame.tsx';
import { Notices } from '../frame/Notices.tsx';
import { fixed, Readouts, type Readout } from '../frame/Readouts.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { createSettings } from '../frame/settings.ts';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { frameStrings } from '../frame/strings.ts';
import { TrainingCurves } from '../frame/TrainingCurves.tsx';
import { openOwnNetwork } from '../own-network/ownNetwork.ts';
import { OwnNetwork } from '../own-network/OwnNetwork.tsx';
import { Draw } from './Draw.tsx';
import { createRun, type Run } from './run.ts';
import { TestResults } from './TestResults.tsx';

interface DigitsProps {
  locale: Locale;
  /** Which step of the five the page is about: `train` shows all, `evaluate` the test's results, `apply` the drawing. */
  focus: 'train' | 'evaluate' | 'apply';
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
}

/** The lab of chapter 3: trains the network 784-64-10 on MNIST, tests it, and recognises what the reader draws. */
export default function Digits({ locale, focus, children }: DigitsProps) {
  const run = useMemo(() => createRun(locale), [locale]);
  const settings = useMemo(() => createSettings<DigitsParams>({ id: 'digits', defaults: DEFAULT_PARAMS, ranges: PARAM_RANGES }), []);
  const own = useMemo(() => openOwnNetwork('digits', signal(OWN_TASK)), []);
  const isFree = run.state.value === 'idle' || run.state.value === 'done';
  useEffect(() => settings.followLink(() => run.state.value !== 'idle' && run.state.value !== 'done'), [run, settings]);
  const params = settings.values.value;
  const canStart = settings.refused.value.length === 0;
  return (
    <LabFrame
      id="digits"
      locale={locale}
      title={run.words.title}
      tryThis={run.words.tryThis[focus]}
      state={run.state}
      device={run.device}
      announcement={run.announcement}
      elementRef={run.setElement}
    >
      {focus === 'train' && <TrainingCurves run={run} settings={settings} frame={frameStrings[locale]} />}
      <Progress run={run} />
      <Notices run={run} settings={settings} words={frameStrings[locale]} onStartAgain={() => void run.clear()} />
      <RunButtons
        run={run}
        words={frameStrings[locale]}
        canStart={canStart}
        onStart={() => void run.start({ ...params, ...own.startFields() })}
        onStep={() => void run.step({ ...params, ...own.startFields() })}
        onReset={() => void run.clear()}
      />
      <SettingsFields settings={settings} words={frameStrings[locale]} labels={run.words.params} disabled={!isFree} />
      <Numbers run={run} />
      {focus !== 'apply' && <TestResults run={run} />}
      {focus !== 'evaluate' && <Draw run={run} settings={settings} />}
      <OwnNetwork own={own} task={OWN_TASK} locale={locale} isFree={isFree} />
      <BackendPanel words={frameStrings[locale]} device={run.device} stats={run.stats} />
      <details class="lab-details">
        <summary>{frameStrings[locale].data}</summary>
        {children}
      </details>
      <p class="lab-buttons">
        <CopyLink
          words={frameStrings[locale]}
          disabled={!canStart}
          fragment={() => encodePermalink('digits', { ...params, ...own.linkFields() })}
        />
      </p>
    </LabFrame>
  );
}

function Progress({ run }: { run: Run }) {
  const sheets = run.sheets.value;
  const isLoading = sheets !== null && sheets.done < sheets.total;
  const value = useMemo(
    () =>
      computed(() => {
        const { step, totalSteps } = run.progress.value;
        return totalSteps === 0 ? 0 : step / totalSteps;
      }),
    [run],
  );
  return (
    <>
      <progress aria-label={run.words.stepName} max={1} value={value} />
      <p class="lab-small lab-line">{isLoading && run.words.loadingSheets(sheets.done, sheets.total)}</p>
    </>
  );
}

function Numbers({ run }: { run: Run }) {
  const { words } = run;
  const rows = useMemo<Readout[]>(
    () => [
      ['loss', words.loss, fixed(() => run.loss.value, 4)],
      ['accuracy', words.accuracy, fixed(() => run.accuracy.value, 3)],
      ['validationLoss', words.validationLoss, fixed(() => run.last.value?.validationLoss, 4)],
      ['validationAccuracy', words.validationAccuracy, fixed(() => run.last.value?.validationAccuracy, 3)],
      ['testLoss', words.testLoss, fixed(() => run.test.value?.testLoss, 4)],
      ['testAccuracy', words.testAccuracy, fixed(() => run.test.value?.testAccuracy, 4)],
      ['epoch', words.epochName, fixed(() => run.progress.value.epoch, 0)],
      ['step', words.stepName, fixed(() => run.progress.value.step, 0)],
    ],
    [run],
  );
  return <Readouts rows={rows} />;
}
