import { computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  rangeTest,
  type RangeTestParams,
  type RangeTestSnapshot,
  type RangeTestTalk,
} from '@src/labs/range-test/protocol.ts';
import { predictTest, readCurve } from '@src/labs/range-test/range.ts';
import { createLab } from '../frame/createLab.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** The lab's live state. */
export function createRangeTest(language: Language<Words>) {
  /** Losses so far, by step; empty before a run. */
  const losses = signal<readonly number[]>([]);
  /** What has arrived, drawn or not. */
  let arrived: number[] = [];
  const lab = createLab<RangeTestParams, RangeTestTalk, Words>(rangeTest, language, {
    take: (snapshot: RangeTestSnapshot) => void arrived.push(...snapshot.losses),
    draw: () => (losses.value = [...arrived]),
    forget() {
      arrived = [];
      losses.value = [];
    },
    announce: (): string => summary.value,
  });
  const { allowed } = lab.settings;
  const predicted = computed(() => predictTest(allowed.value));
  const reading = computed(() =>
    readCurve(losses.value.length > 0 ? losses.value : predicted.value, allowed.value.steps),
  );
  const summary: ReadonlySignal<string> = computed(() =>
    language.words.summary(formatNumber(reading.value?.steepest, 2), formatNumber(reading.value?.lowest, 2)),
  );
  return { lab, losses, predicted, reading, summary };
}

/** What `createRangeTest` makes, for the parts of the view. */
export type RangeTestState = ReturnType<typeof createRangeTest>;
