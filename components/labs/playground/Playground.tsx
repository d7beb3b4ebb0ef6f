import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { LONGEST_FRAGMENT } from '@src/labs/permalink.ts';
import { isRegression } from '@src/labs/playground/data.ts';
import { shapeOf } from '@src/labs/playground/describe.ts';
import { countParameters } from '@src/labs/playground/network.ts';
import type { DataSet, PlaygroundParams } from '@src/labs/playground/protocol.ts';
import { loadPart } from '@src/site/loadPart.ts';
import { useLazy } from '../../code/useLazy.ts';
import { PartMissing } from '../../controls/PartMissing.tsx';
import { RailGroup } from '../frame/Lab.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { OwnNetwork } from '../own-network/OwnNetwork.tsx';
import { CodePanel } from './CodePanel.tsx';
import { Curves } from './Curves.tsx';
import { DataChoice } from './DataChoice.tsx';
import type { Words } from './en.ts';
import { NetworkView } from './NetworkView.tsx';
import { createOwnDrawing } from './ownDrawing.ts';
import { Picture } from './Picture.tsx';
import { createPlayground, type Playground as PlaygroundState } from './state.ts';
import { UnitPanel } from './UnitPanel.tsx';

interface PlaygroundProps {
  language: Language<Words>;
  /** The picture before the lab listens, drawn by the page. */
  poster?: ComponentChildren;
}

/** The lab of chapter 2: small networks over the plane, trained live. */
export function Playground({ language, poster }: PlaygroundProps) {
  const plane = useMemo(() => createPlayground(language), [language]);
  const drawing = useMemo(() => createOwnDrawing(plane), [plane]);
  const { lab, own, params } = plane;
  const { words, settings } = lab;
  useEffect(() => plane.follow(), [plane]);
  const isOwn = params.value.data.startsWith('own');
  const ownPoints = useLazy(isOwn, () => loadPart(() => import('./OwnPoints.tsx')));
  const compare = useLazy(plane.kept.value, () => loadPart(() => import('./Compare.tsx')));
  const hasOwn = own.chosen.value !== undefined;
  const isTooLong = isOwn && settings.link(params.value).length > LONGEST_FRAGMENT;
  const readouts = useReadouts(plane);
  return (
    <LabShell
      lab={lab}
      layout="rail side main"
      onStart={plane.start}
      onStep={plane.step}
      onReset={plane.reset}
      onStartAgain={plane.reset}
      buttons={
        <button type="button" disabled={!plane.hasSteps.value && !plane.kept.value} onClick={() => plane.keep()}>
          {plane.kept.value ? words.unpin : words.pin}
        </button>
      }
      readouts={readouts}
      keys={['trainLoss', 'step']}
      rail={
        <>
          <RailGroup title={words.dataHeading}>
            <DataChoice plane={plane} />
            <PlaneFields lab={lab} names={isOwn ? ['validation', 'seed'] : ['points', 'noise', 'validation', 'seed']} />
          </RailGroup>
          <RailGroup title={words.trainingHeading}>
            <PlaneFields lab={lab} names={hasOwn ? OWN_FIELDS : fieldsOf(params.value.data)} />
          </RailGroup>
        </>
      }
      main={
        <>
          <Picture plane={plane} onPress={isOwn ? drawing.press : undefined} poster={poster} />
          <Curves plane={plane} />
        </>
      }
      side={
        !hasOwn && (
          <>
            <NetworkView plane={plane} />
            <UnitPanel plane={plane} />
          </>
        )
      }
      below={
        <>
          {compare.part && <compare.part.Compare plane={plane} />}
          {compare.isMissing && <PartMissing words={lab.frame} onTryAgain={compare.tryAgain} />}
          {isOwn && ownPoints.part && <ownPoints.part.OwnPoints plane={plane} drawing={drawing} />}
          {isOwn && ownPoints.isMissing && <PartMissing words={lab.frame} onTryAgain={ownPoints.tryAgain} />}
        </>
      }
      drawers={
        <>
          {!hasOwn && <CodePanel plane={plane} />}
          <OwnNetwork own={own} task={plane.ownTask.value} locale={lab.locale} isFree />
        </>
      }
      canLink={settings.refused.value.length === 0 && !isTooLong}
      link={() => settings.link({ ...params.value, ...own.linkFields() })}
      notices={isTooLong && <p class="lab-error">{words.linkTooLong}</p>}
    />
  );
}

type FieldName = keyof Words['params'];

/** A reader's network brings its own layers, loss and optimizer; these settings still count. */
const OWN_FIELDS: readonly FieldName[] = ['learningRate', 'batchSize', 'speed'];

/** The settings of training; values are always fitted by the squared error. */
function fieldsOf(data: DataSet): readonly FieldName[] {
  return [
    ...(['activation', 'initialisation'] as const),
    ...(isRegression(data) ? [] : (['loss'] as const)),
    ...(['optimizer', 'learningRate', 'batchSize', 'l1', 'l2', 'dropout', 'speed'] as const),
  ];
}

const SLIDERS = {
  points: 'log',
  noise: 'even',
  validation: 'even',
  learningRate: 'log',
  batchSize: 'doubling',
  dropout: 'even',
} as const;

function PlaneFields({ lab, names }: { lab: PlaygroundState['lab']; names: readonly FieldName[] }) {
  const labels: Partial<Record<keyof PlaygroundParams, string>> = {};
  for (const name of names) labels[name] = lab.words.params[name];
  return <Fields lab={lab} labels={labels} options={lab.words.options} sliders={SLIDERS} live />;
}

function useReadouts(plane: PlaygroundState): readonly Readout[] {
  const { words } = plane.lab;
  return useMemo(
    () => [
      ['step', words.step, fixed(() => plane.network.value.step, 0)],
      ['epoch', words.epoch, fixed(() => plane.network.value.epoch, 1)],
      ['trainLoss', words.trainLoss, fixed(() => plane.last.value?.trainLoss, 4)],
      ['validationLoss', words.validationLoss, fixed(() => plane.last.value?.validationLoss, 4)],
      ['trainAccuracy', words.trainAccuracy, fixed(() => plane.last.value?.trainAccuracy, 3)],
      ['validationAccuracy', words.validationAccuracy, fixed(() => plane.last.value?.validationAccuracy, 3)],
      [
        'parameters',
        words.parameters,
        fixed(() => plane.own.chosen.value?.parameters ?? countParameters(shapeOf(plane.params.value).sizes), 0),
      ],
      [
        'stepsPerSecond',
        words.stepsPerSecond,
        fixed(() => {
          const { step, trainingMs } = plane.network.value;
          return trainingMs > 0 ? (1000 * step) / trainingMs : null;
        }, 0),
      ],
    ],
    [plane],
  );
}
