import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { encodePermalink, LONGEST_FRAGMENT } from '@src/labs/permalink.ts';
import { isRegression } from '@src/labs/playground/data.ts';
import { shapeOf } from '@src/labs/playground/describe.ts';
import { countParameters } from '@src/labs/playground/network.ts';
import type { PlaygroundParams } from '@src/labs/playground/protocol.ts';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { Lab, RailGroup } from '../frame/Lab.tsx';
import { Notices } from '../frame/Notices.tsx';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { frameStrings } from '../frame/strings.ts';
import { OwnNetwork } from '../own-network/OwnNetwork.tsx';
import { CodePanel } from './CodePanel.tsx';
import { Compare } from './Compare.tsx';
import { Curves } from './Curves.tsx';
import { DataChoice } from './DataChoice.tsx';
import { NetworkView } from './NetworkView.tsx';
import { createOwnDrawing } from './ownDrawing.ts';
import { OwnPoints } from './OwnPoints.tsx';
import { Picture } from './Picture.tsx';
import { createPlayground, type Playground as PlaygroundState } from './run.ts';
import { UnitPanel } from './UnitPanel.tsx';

/** The lab of chapter 2: small networks over the plane, trained live. */
/** @param poster the picture before the lab listens, drawn by the page */
export default function Playground({ locale, poster }: { locale: Locale; poster?: ComponentChildren }) {
  const lab = useMemo(() => createPlayground(locale), [locale]);
  const drawing = useMemo(() => createOwnDrawing(lab), [lab]);
  const { words, settings } = lab;
  useEffect(() => settings.followLink(() => false), [settings]);
  useEffect(() => lab.follow(), [lab]);
  const isOwn = lab.params.value.data.startsWith('own');
  const hasOwn = lab.own.chosen.value !== undefined;
  const fragment = () => encodePermalink('playground', { ...lab.params.value, ...lab.own.linkFields() });
  const isTooLong = isOwn && encodePermalink('playground', lab.params.value).length > LONGEST_FRAGMENT;
  const readouts = useReadouts(lab);
  return (
    <Lab
      id="playground"
      words={frameStrings[locale]}
      title={words.title}
      tryThis={words.tryThis}
      state={lab.state}
      device={lab.device}
      announcement={lab.announcement}
      elementRef={lab.setElement}
      layout="rail side main"
      notices={<Notices run={lab} settings={settings} words={frameStrings[locale]} onStartAgain={() => lab.reset()} />}
      bar={
        <RunButtons
          run={lab}
          words={frameStrings[locale]}
          canStart={lab.canStart.value}
          onStart={lab.start}
          onStep={lab.step}
          onReset={lab.reset}
        >
          <button type="button" disabled={!lab.hasSteps.value && !lab.kept.value} onClick={() => lab.keep()}>
            {lab.kept.value ? words.unpin : words.pin}
          </button>
        </RunButtons>
      }
      readouts={readouts}
      keys={['trainLoss', 'step']}
      rail={
        <>
          <RailGroup title={words.dataHeading}>
            <DataChoice lab={lab} />
            <Fields lab={lab} names={isOwn ? ['validation', 'seed'] : ['points', 'noise', 'validation', 'seed']} />
          </RailGroup>
          <RailGroup title={words.trainingHeading}>
            <Fields
              lab={lab}
              names={[
                ...(['activation', 'initialisation'] as const),
                ...(isRegression(lab.params.value.data) ? [] : (['loss'] as const)),
                ...(['optimizer', 'learningRate', 'batchSize', 'l1', 'l2', 'dropout', 'speed'] as const),
              ]}
            />
          </RailGroup>
        </>
      }
      main={
        <>
          <Picture lab={lab} onPress={isOwn ? drawing.press : undefined} poster={poster} />
          <Curves lab={lab} />
        </>
      }
      side={
        !hasOwn && (
          <>
            <NetworkView lab={lab} />
            <UnitPanel lab={lab} />
          </>
        )
      }
      below={
        <>
          <Compare lab={lab} />
          {isOwn && <OwnPoints lab={lab} drawing={drawing} />}
        </>
      }
      drawers={
        <>
          {!hasOwn && <CodePanel lab={lab} />}
          <OwnNetwork own={lab.own} task={lab.ownTask.value} locale={locale} isFree />
          <BackendPanel words={frameStrings[locale]} device={lab.device} stats={lab.stats} />
          <p class="lab-buttons">
            <CopyLink
              words={frameStrings[locale]}
              disabled={settings.refused.value.length > 0 || isTooLong}
              fragment={fragment}
            />
            {isTooLong && <span class="lab-error">{words.linkTooLong}</span>}
          </p>
        </>
      }
    />
  );
}

const SLIDERS = {
  points: 'log',
  noise: 'even',
  validation: 'even',
  learningRate: 'log',
  batchSize: 'doubling',
  dropout: 'even',
} as const;

function Fields({
  lab,
  names,
}: {
  lab: PlaygroundState;
  names: readonly (keyof PlaygroundState['words']['params'])[];
}) {
  const labels: Partial<Record<keyof PlaygroundParams, string>> = {};
  for (const name of names) labels[name] = lab.words.params[name];
  return (
    <SettingsFields
      settings={lab.settings}
      words={frameStrings[lab.locale]}
      labels={labels}
      options={lab.words.options}
      disabled={false}
      sliders={SLIDERS}
    />
  );
}

function useReadouts(lab: PlaygroundState): readonly Readout[] {
  const { words } = lab;
  return useMemo(
    () => [
      ['step', words.step, fixed(() => lab.network.value.step, 0)],
      ['epoch', words.epoch, fixed(() => lab.network.value.epoch, 1)],
      ['trainLoss', words.trainLoss, fixed(() => lab.last.value?.trainLoss, 4)],
      ['validationLoss', words.validationLoss, fixed(() => lab.last.value?.validationLoss, 4)],
      ['trainAccuracy', words.trainAccuracy, fixed(() => lab.last.value?.trainAccuracy, 3)],
      ['validationAccuracy', words.validationAccuracy, fixed(() => lab.last.value?.validationAccuracy, 3)],
      [
        'parameters',
        words.parameters,
        fixed(() => lab.own.chosen.value?.parameters ?? countParameters(shapeOf(lab.params.value).sizes), 0),
      ],
      [
        'stepsPerSecond',
        words.stepsPerSecond,
        fixed(() => {
          const { step, trainingMs } = lab.network.value;
          return trainingMs > 0 ? (1000 * step) / trainingMs : null;
        }, 0),
      ],
    ],
    [lab],
  );
}
