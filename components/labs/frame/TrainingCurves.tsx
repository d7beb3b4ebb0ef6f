import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import type { Point } from '../../charts/curve.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import type { EpochMeans } from '@src/nn/checkpoint.ts';
import { planOf, type ImageParams } from '@src/nn/imageSnapshots.ts';
import { stepsOf } from '@src/nn/plan.ts';
import type { Settings } from './settings.ts';
import type { FrameWords } from './words/en.ts';
import type { trainingStrings } from './trainingStrings.ts';
import './trainingCurves.css';

/** What the curves draw of a run. */
interface TrainingRun {
  words: (typeof trainingStrings)[Locale];
  lossPoints: ReadonlySignal<Point[]>;
  loss: ReadonlySignal<number | null>;
  progress: ReadonlySignal<{ step: number; totalSteps: number }>;
  epochs: ReadonlySignal<EpochMeans[]>;
  last: ReadonlySignal<EpochMeans | null>;
}

/** A recorded run, to compare with. */
export interface Example {
  /** Step and mean loss. */
  loss: readonly (readonly number[])[];
  /** Epoch and validation accuracy. */
  accuracy: readonly (readonly number[])[];
}

interface TrainingCurvesProps<T extends ImageParams> {
  run: TrainingRun;
  settings: Pick<Settings<T>, 'values' | 'refused'>;
  frame: FrameWords;
  example?: Example | undefined;
}

/** Live loss by step, and accuracy by epoch. */
export function TrainingCurves<T extends ImageParams>({ run, settings, frame, example }: TrainingCurvesProps<T>) {
  const { words } = run;
  const model = useMemo(() => {
    const perEpoch = (value: (epoch: EpochMeans) => number | null) =>
      run.epochs.value.flatMap((epoch) => {
        const y = value(epoch);
        return y === null ? [] : [{ x: epoch.epoch, y }];
      });
    const ghost = (points: readonly (readonly number[])[] | undefined): Series[] =>
      points
        ? [
            {
              name: frame.example,
              colour: '--sl-color-gray-3',
              points: points.map(([x, y]) => ({ x: x!, y: y! })),
              ghost: true,
            },
          ]
        : [];
    return {
      loss: computed<Series[]>(() => [
        { name: words.training, colour: '--lab-blue', points: run.lossPoints.value },
        ...ghost(example?.loss),
      ]),
      lossSummary: computed(() =>
        run.loss.value === null ? words.noCurve : words.lossSummary(run.loss.value.toFixed(3), run.progress.value.step),
      ),
      accuracy: computed<Series[]>(() => [
        { name: words.training, colour: '--lab-blue', points: perEpoch((epoch) => epoch.trainAccuracy), marked: true },
        {
          name: words.validation,
          colour: '--lab-orange',
          points: perEpoch((epoch) => epoch.validationAccuracy),
          marked: true,
        },
        ...ghost(example?.accuracy),
      ]),
      /** Of the run, or of the settings while there is none; 1 while they are refused. */
      lastStep: computed(() => {
        if (run.progress.value.totalSteps > 0) return run.progress.value.totalSteps;
        return settings.refused.value.length === 0 ? stepsOf(planOf(settings.values.value)).totalSteps : 1;
      }),
      lastEpoch: computed(() => (settings.refused.value.length === 0 ? settings.values.value.epochs : 1)),
      accuracySummary: computed(() => {
        const last = run.last.value;
        if (!last) return words.noCurve;
        const { validationAccuracy, trainAccuracy, epoch } = last;
        return words.accuracySummary(
          (validationAccuracy ?? trainAccuracy).toFixed(3),
          epoch,
          validationAccuracy !== null,
        );
      }),
    };
  }, [run, settings, example]);
  const table = frame.table;
  return (
    <div class="curves">
      <LineChart
        series={model.loss}
        xLabel={words.stepName}
        xEnd={model.lastStep}
        yLabel={words.loss}
        summary={model.lossSummary}
        tableLabel={table}
      />
      <LineChart
        series={model.accuracy}
        xLabel={words.epochName}
        xEnd={model.lastEpoch}
        yLabel={words.accuracyAxis}
        yRange={[0, 1]}
        summary={model.accuracySummary}
        tableLabel={table}
      />
    </div>
  );
}
