import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import type { Family, LossesParams } from '@src/labs/losses/protocol.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { RangeField } from '../../controls/RangeField.tsx';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { followSettings } from '../frame/followSettings.ts';
import { Lab } from '../frame/Lab.tsx';
import { Notices } from '../frame/Notices.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { frameStrings } from '../frame/strings.ts';
import { Curves } from './Curves.tsx';
import { Logits } from './Logits.tsx';
import { Numbers } from './Numbers.tsx';
import { createRun, type LossesRun } from './run.ts';
import { Training } from './Training.tsx';

/** Which settings each family uses. */
const FIELDS: Record<Family, readonly (keyof LossesParams)[]> = {
  regression: ['residual', 'delta'],
  binary: ['logit', 'label'],
  categorical: ['z1', 'z2', 'z3', 'target'],
  saturation: ['logit', 'label', 'learningRate', 'steps'],
};

/** The lab `losses`: values and gradients, naive and stable, and a neuron that is surely wrong. */
export default function Losses({ locale }: { locale: Locale }) {
  const run = useMemo(() => createRun(locale), [locale]);
  const { settings, words } = run;
  useEffect(() => settings.followLink(() => run.state.value !== 'idle' && run.state.value !== 'done'), [run]);
  useEffect(() => followSettings(run, settings, run.onSnapshot), [run]);
  const isFree = run.state.value === 'idle' || run.state.value === 'done';
  const canStart = settings.refused.value.length === 0;
  const { family } = run.shown.value;
  return (
    <Lab
      id="losses"
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
          startLabel={family === 'saturation' ? frameStrings[locale].train : words.start}
          onStart={() => void run.start(settings.values.value)}
          onReset={() => void run.reset()}
        />
      }
      numbers={<Numbers run={run} family={family} />}
      rail={
        <>
          <SettingsFields
            settings={settings}
            words={frameStrings[locale]}
            labels={Object.fromEntries(
              ['family' as const, ...FIELDS[family]].map((name) => [name, words.params[name]]),
            )}
            options={{ family: words.families }}
            disabled={!isFree}
          />
          <Slider run={run} family={family} />
        </>
      }
      main={
        <div class="losses-picture">
          {(family === 'regression' || family === 'binary') && <Curves key={family} run={run} family={family} />}
          {family === 'categorical' && <Logits run={run} />}
          {family === 'saturation' && <Training run={run} />}
        </div>
      }
      drawers={
        <>
          <BackendPanel words={frameStrings[locale]} device={run.device} stats={run.stats} />
          <p class="lab-buttons">
            <CopyLink
              words={frameStrings[locale]}
              disabled={!canStart}
              fragment={() => encodePermalink('losses', settings.values.value)}
            />
          </p>
        </>
      }
    />
  );
}

function Slider({ run, family }: { run: LossesRun; family: Family }) {
  const { words, settings } = run;
  if (family === 'regression') {
    const { residual } = settings.texts;
    return <RangeField label={words.residualSlider} text={residual} minimum={-4} maximum={4} step={0.1} />;
  }
  if (family !== 'binary') return null;
  return <RangeField label={words.logitSlider} text={settings.texts.logit} minimum={-25} maximum={25} step={0.5} />;
}
