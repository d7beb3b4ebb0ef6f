import { computed, signal } from '@preact/signals';
import {
  selfPlay,
  type Checkpoint,
  type Measurement,
  type SelfPlayParams,
  type SelfPlaySnapshot,
  type SelfPlayTalk,
} from '@src/labs/self-play/protocol.ts';
import { createParameters } from '@src/labs/self-play/network.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';
import { createMatch } from './match.ts';

/** A number of games in groups of three. */
export const group = (games: number): string => String(games).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** A share in per cent. */
export const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;

/** The lab's live state. */
export function createSelfPlayLab(language: Language<Words>) {
  const { words } = language;
  const snapshot = signal<SelfPlaySnapshot | null>(null);
  const measurements = signal<readonly Measurement[]>([]);
  const kept = signal<readonly Checkpoint[]>([]);
  const newest = signal<Checkpoint | null>(null);
  /** The age that the reader plays against: games, or the newest. */
  const age = signal('newest');
  /** What has arrived, drawn or not. */
  let latest: SelfPlaySnapshot | null = null;
  let arrivedNewest: Checkpoint | null = null;
  let measured: Measurement[] = [];

  const prediction = createPrediction(selfPlay.id, {
    question: () => ({ id: 'policy-against-one-move', text: words.question, unit: 100, format: percent }),
    outcome: () => measured.at(-1)?.aloneTactical ?? null,
  });
  const lab = createLab<SelfPlayParams, SelfPlayTalk, Words>(selfPlay, language, {
    prediction,
    take(arrived) {
      latest = arrived;
      if (arrived.measured) measured = [...measured, arrived.measured];
      if (arrived.kept) kept.value = [...kept.value, arrived.kept];
      arrivedNewest = arrived.newest ?? arrivedNewest;
    },
    draw() {
      snapshot.value = latest;
      measurements.value = measured;
      newest.value = arrivedNewest;
    },
    forget() {
      latest = snapshot.value = arrivedNewest = newest.value = null;
      measured = [];
      measurements.value = kept.value = [];
      age.value = 'newest';
    },
    announce: () => summarize(measured.at(-1)!),
  });
  const summarize = ({ games, aloneRandom, aloneTactical, searchTactical }: Measurement) =>
    words.summary(group(games), percent(aloneRandom), percent(aloneTactical), percent(searchTactical));
  const seed = computed(() => lab.settings.allowed.value.seed);
  const untrained = computed<Checkpoint>(() => ({ games: 0, parameters: createParameters(seed.value) }));
  const opponent = computed<Checkpoint>(() => {
    if (age.value === 'newest') return newest.value ?? untrained.value;
    return kept.value.find(({ games }) => String(games) === age.value) ?? untrained.value;
  });
  return {
    lab,
    prediction,
    snapshot,
    measurements,
    /** The measurement in words, or what the chart will show. */
    summary: computed(() => {
      const last = measurements.value.at(-1);
      return last ? summarize(last) : words.chartStart;
    }),
    untrained,
    kept,
    newest,
    age,
    opponent,
    match: createMatch(lab.settings, opponent),
  };
}

/** What `createSelfPlayLab` makes, for the parts of the view. */
export type SelfPlayState = ReturnType<typeof createSelfPlayLab>;
