import { batch, effect, signal } from '@preact/signals';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import {
  preprocess,
  type AugmentationSnapshot,
  type LeakageSnapshot,
  type PreprocessParams,
  type PreprocessTalk,
} from '@src/labs/preprocess/protocol.ts';
import type { Point } from '../../charts/curve.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** The lab's live state; views only draw it. */
export function createPreprocess(language: Language<Words>) {
  const { words, locale } = language;
  const leakage = signal<LeakageSnapshot | null>(null);
  const honestPoints = signal<Point[]>([]);
  const leakyPoints = signal<Point[]>([]);
  const variants = signal<AugmentationSnapshot | null>(null);

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

  const lab = createLab<PreprocessParams, PreprocessTalk, Words>(preprocess, language, {
    take(snapshot) {
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
    forget() {
      leakage.value = variants.value = null;
      honestPoints.value = [];
      leakyPoints.value = [];
    },
    announce() {
      if (variants.value) return words.augmented(CIFAR10_CLASSES[variants.value.label]![locale]);
      return leakage.value ? summaryOf(leakage.value) : '';
    },
  });

  return {
    lab,
    leakage,
    /** Mean accuracies by sets, 0 to 1. */
    honestPoints,
    leakyPoints,
    variants,
    summaryOf,

    /** When the reader chooses another part, what was found for the one before goes. @returns stops following */
    followPart(): () => void {
      const { texts, refused } = lab.settings;
      let before = texts.part.peek();
      return effect(() => {
        const part = texts.part.value;
        if (part === before) return;
        before = part;
        void lab.reset();
        // What is refused in a field that is no longer shown would disable the button without a word.
        for (const name of refused.peek()) texts[name].value = String(preprocess.defaults[name]);
      });
    },
  };
}

/** What `createPreprocess` makes, for the parts of the view. */
export type PreprocessState = ReturnType<typeof createPreprocess>;
