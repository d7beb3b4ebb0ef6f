import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import { Lab } from '../frame/Lab.tsx';
import { Notices } from '../frame/Notices.tsx';
import { Readouts } from '../frame/Readouts.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { frameStrings } from '../frame/strings.ts';
import { Charts } from './Charts.tsx';
import { createRun, type LandscapeRun } from './run.ts';

/** The lab `loss-landscape`: trains a small network, then surveys its loss over a plane. */
export default function LossLandscape({ locale }: { locale: Locale }) {
  const run = useMemo(() => createRun(locale), [locale]);
  const { settings, words } = run;
  const isFree = run.state.value === 'idle' || run.state.value === 'done';
  useEffect(() => settings.followLink(() => run.state.value !== 'idle' && run.state.value !== 'done'), [run]);
  const canStart = settings.refused.value.length === 0;
  return (
    <Lab
      id="loss-landscape"
      words={frameStrings[locale]}
      title={words.title}
      tryThis={words.tryThis}
      state={run.state}
      device={run.device}
      announcement={run.announcement}
      elementRef={run.setElement}
      layout="rail main"
      notices={<Notices run={run} settings={settings} words={frameStrings[locale]} onStartAgain={() => void run.reset()} />}
      bar={
        <RunButtons
          run={run}
          words={frameStrings[locale]}
          canStart={canStart}
          startLabel={words.start}
          onStart={() => void run.begin(settings.values.value)}
          onReset={() => void run.reset()}
        />
      }
      numbers={<Numbers run={run} />}
      rail={
        <SettingsFields
          settings={settings}
          words={frameStrings[locale]}
          labels={words.params}
          options={words.options}
          disabled={!isFree}
        />
      }
      main={<Charts run={run} />}
      drawers={
        <>
          <BackendPanel words={frameStrings[locale]} device={run.device} stats={run.stats} />
          <details class="lab-details">
            <summary>{words.data}</summary>
            <p>{words.dataText}</p>
          </details>
          <p class="lab-buttons">
            <CopyLink
              words={frameStrings[locale]}
              disabled={!canStart}
              fragment={() => encodePermalink('loss-landscape', settings.values.value)}
            />
          </p>
        </>
      }
    />
  );
}

function Numbers({ run }: { run: LandscapeRun }) {
  const { words } = run;
  const latest = run.landscape.value;
  const highest = latest ? Math.max(...latest.values.filter(Number.isFinite)) : null;
  return (
    <Readouts
      rows={[
        ['step', words.step, String(run.at.value)],
        ['loss', words.loss, formatNumber(latest?.loss)],
        ['accuracy', words.accuracy, formatNumber(latest?.accuracy, 3)],
        ['parameters', words.parameters, latest ? String(latest.parameters) : '–'],
        ['inPlane', words.inPlane, formatNumber(latest?.inPlane, 3)],
        ['highest', words.highest, formatNumber(highest, 3)],
        ['rows', words.rows, latest ? String(latest.rows) : '–'],
      ]}
    />
  );
}
