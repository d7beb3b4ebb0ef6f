import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import type { Checkpoint } from '@src/nn/checkpoint.ts';
import { planOf, type ImageParams } from '@src/nn/imageSnapshots.ts';
import { stepsOf } from '@src/nn/plan.ts';
import { fixed, type Readout } from '../Readouts.tsx';
import type { FitState } from './fitState.ts';
import type { TrainingView } from './training.ts';
import type { TrainingWords } from './words/en.ts';

/** The settings of a training run that have a slider, and how it is divided. */
export const TRAINING_SLIDERS = {
  images: 'even',
  epochs: 'even',
  batchSize: 'even',
  learningRate: 'log',
  validationSplit: 'even',
} as const;

/** How far the download and the run are, and what is to be said of kept runs. */
export function TrainingNotices<P extends ImageParams>({
  training,
}: {
  training: Pick<TrainingView<P>, 'lab' | 'fit' | 'kept'>;
}) {
  const { lab, fit, kept } = training;
  const { words } = lab;
  const sheets = fit.sheets.value;
  const isLoading = sheets !== null && sheets.done < sheets.total;
  const share = useMemo(
    () =>
      computed(() => {
        const { step, totalSteps } = fit.progress.value;
        return totalSteps === 0 ? 0 : step / totalSteps;
      }),
    [fit],
  );
  return (
    <>
      <progress aria-label={words.stepName} max={1} value={share} />
      {isLoading && <p class="lab-small">{words.loadingSheets(sheets.done, sheets.total)}</p>}
      {kept.notice.value && (
        <p class="lab-notice" role="status">
          {words[kept.notice.value]}
        </p>
      )}
    </>
  );
}

/** A button for each kept run, while nothing runs. */
export function KeptRunButtons<P extends ImageParams>({ training }: { training: TrainingView<P> }) {
  const { lab, kept, continueRun } = training;
  if (lab.run.state.value !== 'idle') return null;
  return (
    <>
      {kept.saved.value.map((saved, _, { length }) => (
        <button key={saved.id} type="button" onClick={() => void continueRun(saved)}>
          {labelOf(saved.run, lab.words)}
          {length > 1 && ` · ${timeOf(saved.savedAt, lab.locale)}`}
        </button>
      ))}
    </>
  );
}

/** What continuing a kept run means: its next epoch, or only the test when all epochs are done. */
function labelOf<P extends ImageParams>(saved: Checkpoint<P>, words: TrainingWords): string {
  const { stepsPerEpoch, totalSteps } = stepsOf(planOf(saved.params));
  const label =
    saved.step >= totalSteps
      ? words.showFinished(saved.params.epochs)
      : words.continueFrom(Math.floor(saved.step / stepsPerEpoch) + 1, saved.step);
  return saved.topology === undefined ? label : `${label} · ${words.ownRun}`;
}

/** Tells several kept runs apart. */
function timeOf(moment: number, locale: Locale): string {
  return new Date(moment).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
}

/** The numbers of a training run. @param test loss and accuracy of the test, once it is taken */
export function trainingReadouts(
  { loss, accuracy, last, progress }: FitState,
  words: TrainingWords,
  test: () => { testLoss: number; testAccuracy: number } | null,
): Readout[] {
  return [
    ['loss', words.loss, fixed(() => loss.value, 4)],
    ['accuracy', words.accuracy, fixed(() => accuracy.value, 3)],
    ['validationLoss', words.validationLoss, fixed(() => last.value?.validationLoss, 4)],
    ['validationAccuracy', words.validationAccuracy, fixed(() => last.value?.validationAccuracy, 3)],
    ['testLoss', words.testLoss, fixed(() => test()?.testLoss, 4)],
    ['testAccuracy', words.testAccuracy, fixed(() => test()?.testAccuracy, 4)],
    ['epoch', words.epochName, fixed(() => progress.value.epoch, 0)],
    ['step', words.stepName, fixed(() => progress.value.step, 0)],
  ];
}
