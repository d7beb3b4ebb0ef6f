import { batch, computed, signal } from '@preact/signals';
import { simulateGuests } from '@src/labs/recommender/dishes.ts';
import { recommend } from '@src/labs/recommender/foldIn.ts';
import { RECORDED } from '@src/labs/recommender/lectures.ts';
import {
  recommender,
  type Items,
  type RecommenderParams,
  type RecommenderSnapshot,
  type RecommenderTalk,
} from '@src/labs/recommender/protocol.ts';
import { holdOut, itemMeans } from '@src/labs/recommender/ratings.ts';
import { measureBaselines } from '@src/labs/recommender/report.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';

/** How many items are offered for rating at a time. */
const OFFERED = 6;
/** How many are recommended. */
const LIST = 5;

/** What the page computes before a run: the simulated guests' baselines and what everybody likes. */
function lookBefore(data: RecommenderParams['data'], seed: number) {
  if (data === 'lectures') return { baselines: RECORDED, items: null };
  const ratings = simulateGuests(seed);
  const parts = holdOut(ratings, seed);
  const means = itemMeans(ratings, parts.train);
  const items: Items = {
    mean: means.mean,
    biases: Float32Array.from(means.of, (mean) => mean - means.mean),
    vectors: new Float32Array(0),
    factors: 0,
  };
  return { baselines: measureBaselines(ratings, parts, means), items };
}

/** The lab's live state. */
export function createRecommender(language: Language<Words>) {
  const snapshot = signal<RecommenderSnapshot | null>(null);
  /** Errors after each epoch, from 0, on the ratings trained on and held out. */
  const errors = signal<{ train: number[]; test: number[] }>({ train: [], test: [] });
  /** The data of what is shown: those of the run, else of the settings. */
  const ran = signal<RecommenderParams | null>(null);
  let latest: RecommenderSnapshot | null = null;
  let arrived: { train: number[]; test: number[] } = { train: [], test: [] };
  const prediction = createPrediction(recommender.id, {
    question: () => ({ id: 'error', text: language.words.question, format: (value) => value.toFixed(2) }),
    outcome: () => latest?.test.at(-1) ?? null,
  });
  const lab = createLab<RecommenderParams, RecommenderTalk, Words>(recommender, language, {
    prediction,
    take(taken) {
      latest = taken;
      arrived.train.push(...taken.train);
      arrived.test.push(...taken.test);
    },
    draw() {
      snapshot.value = latest;
      errors.value = { train: [...arrived.train], test: [...arrived.test] };
    },
    forget() {
      latest = snapshot.value = null;
      arrived = { train: [], test: [] };
      errors.value = { train: [], test: [] };
      ran.value = lab.settings.allowed.peek();
    },
    announce: () => language.words.summary(latest!.test.at(-1)!.toFixed(2), latest!.baselines.item.toFixed(2)),
  });
  const described = computed(() => {
    const { data, seed } = lab.settings.allowed.value;
    return JSON.stringify([data, seed]);
  });
  const before = computed(() => lookBefore(...(JSON.parse(described.value) as [RecommenderParams['data'], number])));
  /** Which data the lists show. */
  const data = computed(() => (snapshot.value && ran.value ? ran.value.data : lab.settings.allowed.value.data));
  const items = computed(() => snapshot.value?.items ?? before.value.items);
  /** The reader's ratings, by data and item. */
  const ratings = signal<Readonly<Record<RecommenderParams['data'], ReadonlyMap<number, number>>>>({
    dishes: new Map(),
    lectures: new Map(),
  });
  const given = computed(() => ratings.value[data.value]);
  /** The first of the items that are offered. */
  const first = signal(0);
  const itemCount = computed(() => items.value?.biases.length ?? 0);
  return {
    lab,
    prediction,
    snapshot,
    errors,
    data,
    given,
    baselines: computed(() => snapshot.value?.baselines ?? before.value.baselines),
    /** Items offered for rating. */
    offered: computed(() =>
      Array.from({ length: Math.min(OFFERED, itemCount.value) }, (_, i) => (first.value + i) % itemCount.value),
    ),
    offerOthers: () => (first.value = (first.value + OFFERED) % Math.max(1, itemCount.value)),
    /** What is recommended to the reader, the best first; nothing while no item is known. */
    recommended: computed(() => {
      if (!items.value) return [];
      const { regularization } = (snapshot.value && ran.value) ?? lab.settings.allowed.value;
      return recommend(items.value, given.value, regularization).slice(0, LIST);
    }),
    /** Takes a rating, or takes it back when it is the one that holds. */
    rate(item: number, stars: number): void {
      const kind = data.peek();
      const next = new Map(ratings.peek()[kind]);
      if (next.get(item) === stars) next.delete(item);
      else next.set(item, stars);
      batch(() => (ratings.value = { ...ratings.peek(), [kind]: next }));
    },
    forgetRatings: () => (ratings.value = { ...ratings.peek(), [data.peek()]: new Map() }),
  };
}

/** What `createRecommender` makes, for the parts of the view. */
export type RecommenderLab = ReturnType<typeof createRecommender>;
