import { signal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import {
  DEFAULT_PARAMS,
  PARAM_RANGES,
  type LossesParams,
  type LossesReport,
  type LossesSnapshot,
  type LossesTraining,
} from '@src/labs/losses/protocol.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import { createLabRun } from '../frame/labRun.ts';
import { createPace } from '../frame/pace.ts';
import { createSettings } from '../frame/settings.ts';
import { strings } from './strings.ts';

/** The lab's live state. */
export function createRun(locale: Locale) {
  const words = strings[locale];
  const settings = createSettings<LossesParams>('losses', DEFAULT_PARAMS, PARAM_RANGES);
  const report = signal<LossesReport | null>(null);
  const training = signal<LossesTraining | null>(null);
  const isDue = createPace();
  const onSnapshot = (snapshot: LossesSnapshot) => {
    if (snapshot.phase === 'report') report.value = snapshot;
    else if (snapshot.step === settings.values.value.steps || run.state.value !== 'running' || isDue())
      training.value = snapshot;
  };
  const run = createLabRun<LossesSnapshot>({
    lab: 'losses',
    needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
    onSnapshot,
    onDone: () => {
      const last = training.value;
      run.announcement.value = last
        ? words.trainSummary(last.step, formatNumber(last.entropy.at(-1), 3), formatNumber(last.squared.at(-1), 3))
        : `${words.difference} ${formatNumber(report.value?.maxDifference, 2)}`;
    },
  });
  return {
    ...run,
    locale,
    words,
    settings,
    shown: settings.shown,
    report,
    training,
    onSnapshot,
    async start(params: LossesParams): Promise<void> {
      training.value = null;
      await run.start(params);
    },
    async reset(): Promise<void> {
      await run.clear();
      report.value = training.value = null;
    },
  };
}

/** What `createRun` makes, for the parts of the view. */
export type LossesRun = ReturnType<typeof createRun>;
