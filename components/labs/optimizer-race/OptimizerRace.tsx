import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import { Lab } from '../frame/Lab.tsx';
import { Notices } from '../frame/Notices.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { Charts } from './Charts.tsx';
import { createRun } from './run.ts';
import { Standings } from './Standings.tsx';

/** The lab `optimizer-race`: seven optimizers from one start on one surface. */
export default function OptimizerRace({ locale }: { locale: Locale }) {
  const run = useMemo(() => createRun(locale), [locale]);
  const { settings, words } = run;
  const isFree = run.state.value === 'idle' || run.state.value === 'done';
  useEffect(() => run.followSurface(), [run]);
  useEffect(() => settings.followLink(() => run.state.value !== 'idle' && run.state.value !== 'done'), [run]);
  const canStart = settings.refused.value.length === 0;
  const isNetwork = run.shown.value.surface === 'network';
  const labels = Object.fromEntries(
    settings.names
      .filter((name) => isNetwork || (name !== 'batchSize' && name !== 'seed'))
      .map((name) => [name, words.params[name]]),
  );
  return (
    <Lab
      id="optimizer-race"
      locale={locale}
      title={words.title}
      tryThis={words.tryThis}
      state={run.state}
      device={run.device}
      announcement={run.announcement}
      elementRef={run.setElement}
      layout="rail main side"
      notices={<Notices run={run} settings={settings} locale={locale} onStartAgain={() => void run.reset()} />}
      bar={
        <RunButtons
          run={run}
          locale={locale}
          canStart={canStart}
          startLabel={words.start}
          onStart={() => void run.begin(settings.values.value)}
          onStep={() => void run.step(settings.values.value)}
          onReset={() => void run.reset()}
        />
      }
      readouts={[
        ['step', words.step, String(run.at.value)],
        ['best', words.best, formatNumber(run.best.value?.loss)],
      ]}
      keys={['best']}
      rail={
        <SettingsFields
          settings={settings}
          locale={locale}
          labels={labels}
          options={{ surface: words.surfaces, focus: { all: words.all, ...words.optimizers } }}
          disabled={!isFree}
        />
      }
      main={<Charts run={run} isFree={isFree} />}
      side={<Standings run={run} />}
      drawers={
        <>
          <BackendPanel locale={locale} device={run.device} stats={run.stats} />
          <p class="lab-buttons">
            <CopyLink
              locale={locale}
              disabled={!canStart}
              fragment={() => encodePermalink('optimizer-race', settings.values.value)}
            />
          </p>
        </>
      }
    />
  );
}
