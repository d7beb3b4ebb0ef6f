import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { DEFAULT_PARAMS, PARAM_RANGES, type PreprocessParams } from '@src/labs/preprocess/protocol.ts';
import { SelectField } from '../../controls/SelectField.tsx';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { LabFrame } from '../frame/LabFrame.tsx';
import { Notices } from '../frame/Notices.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { createSettings } from '../frame/settings.ts';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { frameStrings } from '../frame/strings.ts';
import { Augmentation } from './Augmentation.tsx';
import { Cleaning } from './Cleaning.tsx';
import { Leakage } from './Leakage.tsx';
import { createRun } from './run.ts';

/** Settings that each part shows. */
const FIELDS = {
  cleaning: ['duplicates', 'ranges', 'missing'],
  leakage: ['leak', 'trainRows', 'features', 'splits', 'seed'],
  augmentation: ['image', 'seed'],
} as const;

interface PreprocessProps {
  locale: Locale;
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
}

/** The lab `preprocess`: clean a table, measure leakage, augment a real image. */
export default function Preprocess({ locale, children }: PreprocessProps) {
  const run = useMemo(() => createRun(locale), [locale]);
  const settings = useMemo(() => createSettings<PreprocessParams>('preprocess', DEFAULT_PARAMS, PARAM_RANGES), []);
  const { words } = run;
  const isFree = run.state.value === 'idle' || run.state.value === 'done';
  useEffect(() => settings.followLink(() => run.state.value !== 'idle' && run.state.value !== 'done'), [run, settings]);
  const params = settings.values.value;
  const { part } = params;
  useEffect(() => {
    void run.clear();
    // What is refused in a field that is no longer shown would disable the button without a word.
    for (const name of settings.refused.peek()) settings.texts[name].value = String(DEFAULT_PARAMS[name]);
  }, [part, run, settings]);
  const canStart = settings.refused.value.length === 0;
  const labels = Object.fromEntries(FIELDS[part].map((name) => [name, words.fields[name]]));
  return (
    <LabFrame
      id="preprocess"
      locale={locale}
      title={words.title}
      tryThis={words.tryThis}
      state={run.state}
      device={run.device}
      announcement={run.announcement}
      elementRef={run.setElement}
    >
      <Notices run={run} settings={settings} words={frameStrings[locale]} onStartAgain={() => void run.clear()} />
      <SelectField
        label={words.part}
        text={settings.texts.part}
        options={Object.entries<string>(words.parts)}
        disabled={!isFree}
      />
      <SettingsFields settings={settings} words={frameStrings[locale]} labels={labels} options={words.options} disabled={!isFree} />
      {part !== 'cleaning' && (
        <RunButtons
          run={run}
          words={frameStrings[locale]}
          canStart={canStart}
          onStart={() => void run.start(params)}
          onReset={() => void run.clear()}
          startLabel={part === 'leakage' ? words.measure : words.augment}
        />
      )}
      {part === 'cleaning' && <Cleaning run={run} settings={settings} />}
      {part === 'leakage' && <Leakage run={run} settings={settings} />}
      {part === 'augmentation' && (
        <Augmentation run={run}>
          <details class="lab-details">
            <summary>{frameStrings[locale].data}</summary>
            {children}
          </details>
        </Augmentation>
      )}
      {part !== 'cleaning' && <BackendPanel words={frameStrings[locale]} device={run.device} stats={run.stats} />}
      <p class="lab-buttons">
        <CopyLink words={frameStrings[locale]} disabled={!canStart} fragment={() => encodePermalink('preprocess', params)} />
      </p>
    </LabFrame>
  );
}
