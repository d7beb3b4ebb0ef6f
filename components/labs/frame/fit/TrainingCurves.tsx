import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../../charts/drawLines.ts';
import { LineChart } from '../../../charts/LineChart.tsx';
import type { EpochMeans } from '@src/nn/checkpoint.ts';
import { planOf, type ImageParams } from '@src/nn/imageSnapshots.ts';
import { stepsOf } from '@src/nn/plan.ts';
import type { Settings } from '../settings.ts';
import type { FrameWords } from '../words/en.ts';
import type { FitState } from './fitState.ts';
import type { TrainingWords } from './words/en.ts';
import './training.css';

/** Classes of every set that these labs train on. */
const CLASSES = 10;

/** A recorded run, to compare with. */
export interface Example {
  /** Step and mean loss. */
  loss: readonly (readonly number[])[];
  /** Epoch and validation accuracy. */
  accuracy: readonly (readonly number[])[];
}

interface TrainingCurvesProps<T extends ImageParams> {
  fit: FitState;
  lab: { words: TrainingWords; frame: FrameWords; settings: Pick<Settings<T>, 'values' | 'refused'> };
  example?: Example | undefined;
}

/** Live loss by step, and accuracy by epoch. */
export function TrainingCurves<T extends ImageParams>({ fit, lab, example }: TrainingCurvesProps<T>) {
  const { words, frame, settings } = lab;
  const model = useMemo(() => {
    const perEpoch = (value: (epoch: EpochMeans) => number | null) =>
      fit.epochs.value.flatMap((epoch) => {
        const y = value(epoch);
        return y === null ? [] : [{ x: epoch.epoch, y }];
      });
    /** A recorded run, or what guessing gives. */
    const ghost = (points: readonly (readonly number[])[] | undefined, guess: number, end: () => number): Series => ({
      name: points ? frame.example : words.guessing,
      colour: '--sl-color-gray-3',
      points: (points ?? [0, end()].map((x) => [x, guess])).map(([x, y]) => ({ x: x!, y: y! })),
      ghost: true,
    });
    /** Of the run, or of the settings while there is none; 1 while they are refused. */
    const lastStep = computed(() => {
      if (fit.progress.value.totalSteps > 0) return fit.progress.value.totalSteps;
      return settings.refused.value.length === 0 ? stepsOf(planOf(settings.values.value)).totalSteps : 1;
    });
    const lastEpoch = computed(() => (settings.refused.value.length === 0 ? settings.values.value.epochs : 1));
    return {
      loss: computed<Series[]>(() => [
        { name: words.training, colour: '--lab-blue', points: fit.lossPoints.value },
        ghost(example?.loss, Math.log(CLASSES), () => lastStep.value),
      ]),
      lossSummary: computed(() =>
        fit.loss.value === null ? words.noCurve : words.lossSummary(fit.loss.value.toFixed(3), fit.progress.value.step),
      ),
      accuracy: computed<Series[]>(() => [
        { name: words.training, colour: '--lab-blue', points: perEpoch((epoch) => epoch.trainAccuracy), marked: true },
        {
          name: words.validation,
          colour: '--lab-orange',
          points: perEpoch((epoch) => epoch.validationAccuracy),
          marked: true,
        },
        ghost(example?.accuracy, 1 / CLASSES, () => lastEpoch.value),
      ]),
      lastStep,
      lastEpoch,
      accuracySummary: computed(() => {
        const last = fit.last.value;
        if (!last) return words.noCurve;
        const { validationAccuracy, trainAccuracy, epoch } = last;
        return words.accuracySummary(
          (validationAccuracy ?? trainAccuracy).toFixed(3),
          epoch,
          validationAccuracy !== null,
        );
      }),
    };
  }, [fit, lab, example]);
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
