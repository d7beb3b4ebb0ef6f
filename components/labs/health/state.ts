import { computed, signal } from '@preact/signals';
import { WDBC } from '@src/data/tableSets.ts';
import { divide, predictByOne, readPatients } from '@src/labs/health/patients.ts';
import {
  health,
  type HealthParams,
  type HealthSnapshot,
  type HealthTalk,
  type SplitScores,
} from '@src/labs/health/protocol.ts';
import { decide, scored } from '@src/labs/health/readings.ts';
import { thresholdOf } from '@src/math/binary/decision.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import { createLoadedTable } from '../frame/table/loadedTable.ts';
import type { Words } from './en.ts';

/** Settings that decide which patients and measurements there are, and in which order. */
type Division = Pick<HealthParams, 'features' | 'patients' | 'seed'>;
const divisionOf = ({ features, patients, seed }: Division): Division => ({ features, patients, seed });

/** The lab's live state. */
export function createHealth(language: Language<Words>) {
  const loaded = createLoadedTable(WDBC);
  const snapshot = signal<HealthSnapshot | null>(null);
  const splits = signal<readonly SplitScores[]>([]);
  /** Of the run that is shown. */
  const ran = signal<Division>(divisionOf(health.defaults));
  /** What has arrived, drawn or not. */
  let latest: HealthSnapshot | null = null;
  let arrivedSplits: SplitScores[] = [];
  const missedAt = (threshold: number) => {
    const labels = tested.peek()?.labels;
    return latest && labels
      ? decide({ scores: latest.scores, labels }, { ...health.defaults, threshold }).counts.falseNegatives
      : null;
  };
  const prediction = createPrediction(health.id, {
    question: () => ({ id: 'missed', text: language.words.question, format: (count) => String(count) }),
    outcome: () => missedAt(0.5),
  });
  const lab = createLab<HealthParams, HealthTalk, Words>(health, language, {
    prediction,
    take(arrived) {
      latest = arrived;
      arrivedSplits.push(...arrived.splits);
    },
    draw() {
      snapshot.value = latest;
      splits.value = [...arrivedSplits];
    },
    forget() {
      latest = snapshot.value = null;
      splits.value = arrivedSplits = [];
      ran.value = divisionOf(lab.settings.allowed.value);
    },
    announce: () => language.words.summary(missedAt(0.5) ?? 0),
  });

  const division = computed(() => JSON.stringify(snapshot.value ? ran.value : divisionOf(lab.settings.shown.value)));
  /** The test patients of the run that is shown, or of the settings before one, and what one measurement alone says of them. */
  const tested = computed(() => {
    if (!loaded.table.value) return null;
    const settings = JSON.parse(division.value) as Division;
    const patients = readPatients(loaded.table.value, settings.features);
    const split = divide(patients, settings);
    const one = predictByOne(patients, split);
    const labels = Uint8Array.from(split.test, (row) => patients.labels[row]!);
    return { patients, split, settings, labels, one: { name: one.name, ...scored(one.scores, labels) } };
  });
  const model = computed(() => {
    const [scores, labels] = [snapshot.value?.scores, tested.value?.labels];
    return scores && labels ? scored(scores, labels) : null;
  });
  return {
    lab,
    loaded,
    prediction,
    snapshot,
    tested,
    /** What the run has come to; null before it. */
    model,
    /** Both at the reader's threshold. */
    decided: computed(() => {
      const settings = lab.settings.shown.value;
      return {
        model: model.value && decide(model.value, settings),
        one: tested.value && decide(tested.value.one, settings),
      };
    }),
    /** The repeated divisions at the reader's threshold. */
    repeated: computed(() =>
      splits.value.map(({ split, scores }) => {
        const { patients, settings } = tested.value!;
        const labels = Uint8Array.from(divide(patients, settings, split).test, (row) => patients.labels[row]!);
        return decide({ scores, labels }, lab.settings.shown.value);
      }),
    ),
    /** Where the threshold should be for the price of a miss, if the probabilities are right. */
    advised: computed(() => thresholdOf({ miss: lab.settings.shown.value.missCost, alarm: 1 })),
    /** Moves the threshold. */
    moveTo(threshold: number): void {
      lab.settings.texts.threshold.value = String(Number(threshold.toPrecision(3)));
    },
  };
}

/** What `createHealth` makes, for the parts of the view. */
export type HealthLab = ReturnType<typeof createHealth>;
