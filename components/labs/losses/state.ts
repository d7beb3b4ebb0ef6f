import { computed, signal } from '@preact/signals';
import { predictCategorical, predictTraining } from '@src/labs/losses/predict.ts';
import {
  losses,
  type LossesParams,
  type LossesReport,
  type LossesTalk,
  type LossesTraining,
} from '@src/labs/losses/protocol.ts';
import { createLab } from '../frame/createLab.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** The lab's live state. */
export function createLosses(language: Language<Words>) {
  const { words } = language;
  const report = signal<LossesReport | null>(null);
  const training = signal<LossesTraining | null>(null);
  /** What has arrived, drawn or not. */
  let latest: LossesTraining | null = null;
  const tell = ({ step, entropy, squared }: LossesTraining) =>
    words.trainSummary(step, formatNumber(entropy.at(-1), 3), formatNumber(squared.at(-1), 3));
  const lab = createLab<LossesParams, LossesTalk, Words>(losses, language, {
    take(snapshot) {
      if (snapshot.phase === 'report') report.value = snapshot;
      else latest = snapshot;
    },
    draw: () => (training.value = latest),
    forget() {
      latest = null;
      report.value = training.value = null;
    },
    announce: () =>
      training.value ? tell(training.value) : `${words.difference} ${formatNumber(report.value?.maxDifference, 2)}`,
    recompute: ({ settings, run }) => ({
      payload: settings.ifAllowed,
      ask: (params: LossesParams) => run.ask('compute', params),
      onAnswer: (answer: LossesReport) => (report.value = answer),
    }),
  });
  const { shown } = lab.settings;
  return {
    lab,
    report,
    training,
    /** What a training of the two neurons will give, before it and beside it. */
    expected: computed(() => predictTraining(shown.value)),
    /** Softmax and gradient of the three logits, before the device has computed them. */
    shares: computed(() => predictCategorical(shown.value)),
    summary: computed(() => (training.value ? tell(training.value) : words.beforeTraining)),
  };
}

/** What `createLosses` makes, for the parts of the view. */
export type LossesLab = ReturnType<typeof createLosses>;
