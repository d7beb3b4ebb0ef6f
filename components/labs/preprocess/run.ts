import { batch, signal } from '@preact/signals';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import type { Locale } from '@src/i18n/locale.ts';
import {
  NEEDS,
  type AugmentationSnapshot,
  type LeakageSnapshot,
  type PreprocessParams,
  type PreprocessSnapshot,
} from '@src/labs/preprocess/protocol.ts';
import type { Point } from '../../charts/curve.ts';
import { createLabRun } from '../frame/labRun.ts';
import { strings } from './strings.ts';

/** The lab's live state; views only draw it. */
export function createRun(locale: Locale) {
  const words = strings[locale];
  const leakage = signal<LeakageSnapshot | null>(null);
  const honestPoints = signal<Point[]>([]);
  const leakyPoints = signal<Point[]>([]);
  const variants = signal<AugmentationSnapshot | null>(null);
  const engine = createLabRun<PreprocessSnapshot>({
    lab: 'preprocess',
    needs: NEEDS,
    onSnapshot(snapshot) {
      if (snapshot.phase === 'load') return;
      if (snapshot.phase === 'augmentation') {
        variants.value = snapshot;
        return;
      }
      batch(() => {
        leakage.value = snapshot;
        honestPoints.value = [...honestPoints.value, { x: snapshot.splits, y: snapshot.honest }];
        leakyPoints.value = [...leakyPoints.value, { x: snapshot.splits, y: snapshot.leaky }];
      });
    },
    onDone() {
      if (variants.value) engine.announcement.value = words.augmented(CIFAR10_CLASSES[variants.value.label]![locale]);
      else if (leakage.value) engine.announcement.value = summaryOf(leakage.value);
    },
  });

  function summaryOf({ splits, honest, leaky, standardError }: LeakageSnapshot): string {
    const percent = (share: number) => (100 * share).toFixed(1);
    return words.leakageSummary(
      splits,
      percent(honest),
      percent(leaky),
      percent(leaky - honest),
      percent(standardError),
    );
  }

  async function clear(): Promise<void> {
    await engine.clear();
    batch(() => {
      leakage.value = variants.value = null;
      honestPoints.value = [];
      leakyPoints.value = [];
    });
  }

  return {
    ...engine,
    locale,
    words,
    leakage,
    honestPoints,
    leakyPoints,
    variants,
    summaryOf,
    clear,
    async start(params: PreprocessParams): Promise<void> {
      await clear();
      await engine.launch(params);
    },
  };
}

/** What the views draw. */
export type Run = ReturnType<typeof createRun>;
