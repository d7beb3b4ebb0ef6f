import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { LIMIT } from '@src/labs/activations/grid.ts';
import {
  DEFAULT_PARAMS,
  PARAM_RANGES,
  type ActivationsParams,
  type ActivationsSnapshot,
} from '@src/labs/activations/protocol.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { RangeField } from '../../controls/RangeField.tsx';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { followSettings } from '../frame/followSettings.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import { Lab } from '../frame/Lab.tsx';
import { createLabRun } from '../frame/labRun.ts';
import { Notices } from '../frame/Notices.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { createSettings } from '../frame/settings.ts';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { frameStrings } from '../frame/strings.ts';
import { Charts } from './Charts.tsx';
import { Numbers } from './Numbers.tsx';
import { strings } from './strings.ts';

/** The lab's live state. */
function createRun(locale: Locale) {
  const words = strings[locale];
  const snapshot = signal<ActivationsSnapshot | null>(null);
  const settings = createSettings<ActivationsParams>('activations', DEFAULT_PARAMS, PARAM_RANGES);
  const run = createLabRun<ActivationsSnapshot>({
    lab: 'activations',
    needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
    onSnapshot: (latest) => (snapshot.value = latest),
    onDone: () => {
      const { point, chain } = snapshot.value!;
      run.announcement.value = words.announce(formatNumber(point.slope), formatNumber(chain.at(-1)));
    },
  });
  const reset = async () => {
    await run.clear();
    snapshot.value = null;
  };
  return { ...run, locale, words, snapshot, settings, shown: settings.shown, reset };
}

/** What `createRun` makes, for the parts of the view. */
export type ActivationsRun = ReturnType<typeof createRun>;

/** The lab `activations`: a function, its derivative two ways, and what a stack of layers makes of it. */
export default function Activations({ locale }: { locale: Locale }) {
  const run = useMemo(() => createRun(locale), [locale]);
  const { settings, words } = run;
  useEffect(() => settings.followLink(() => run.state.value !== 'idle' && run.state.value !== 'done'), [run]);
  useEffect(() => followSettings(run, settings, (answer: ActivationsSnapshot) => (run.snapshot.value = answer)), [run]);
  const isFree = run.state.value === 'idle' || run.state.value === 'done';
  const canStart = settings.refused.value.length === 0;
  return (
    <Lab
      id="activations"
      locale={locale}
      title={words.title}
      tryThis={words.tryThis}
      state={run.state}
      device={run.device}
      announcement={run.announcement}
      elementRef={run.setElement}
      layout="rail main"
      notices={<Notices run={run} settings={settings} locale={locale} onStartAgain={() => void run.reset()} />}
      bar={
        <RunButtons
          run={run}
          locale={locale}
          canStart={canStart}
          startLabel={words.start}
          onStart={() => void run.start(settings.values.value)}
          onReset={() => void run.reset()}
        />
      }
      numbers={<Numbers run={run} />}
      rail={
        <>
          <div class="lab-fields">
            <RangeField label={words.zSlider} text={settings.texts.z} minimum={-LIMIT} maximum={LIMIT} step={0.1} />
            <NumberField
              label={words.z}
              text={settings.texts.z}
              disabled={false}
              error={settings.refused.value.includes('z') ? frameStrings[locale].outOfRange(...PARAM_RANGES.z) : ''}
            />
          </div>
          <SettingsFields
            settings={settings}
            locale={locale}
            labels={words.params}
            options={{ activation: words.names }}
            disabled={!isFree}
          />
        </>
      }
      main={<Charts run={run} />}
      drawers={
        <>
          <BackendPanel locale={locale} device={run.device} stats={run.stats} />
          <p class="lab-buttons">
            <CopyLink
              locale={locale}
              disabled={!canStart}
              fragment={() => encodePermalink('activations', settings.values.value)}
            />
          </p>
        </>
      }
    />
  );
}
