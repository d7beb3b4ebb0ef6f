import { computed, signal } from '@preact/signals';
import { computeValues, RANDOM_POLICY } from '@src/labs/games/exact.ts';
import {
  games,
  type EpisodeResult,
  type GamesParams,
  type GamesSnapshot,
  type GamesTalk,
  type LiveSettings,
} from '@src/labs/games/protocol.ts';
import { LIMIT, WORLD_PATTERN } from '@src/labs/games/world.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';

/** Episodes of the running means. */
const RECENT = 50;
/** Most points of a line in the chart: each is then the mean of some episodes. */
const POINTS = 90;
/** The kinds of a cell, in the order in which a press changes them. */
const KINDS = ['.', 'W', 'P', 'G'];

/** The lab's live state. */
export function createGames(language: Language<Words>) {
  const { words } = language;
  const snapshot = signal<GamesSnapshot | null>(null);
  const recent = signal<readonly EpisodeResult[]>([]);
  const episodes = signal<Point[]>([]);
  const expected = signal<Point[]>([]);
  const live = signal<LiveSettings>({ isFrozen: false, isSlow: false });
  /** What has arrived, drawn or not. */
  let latest: GamesSnapshot | null = null;
  let results: EpisodeResult[] = [];
  let curves = { episodes: new Curve(POINTS), expected: new Curve(POINTS) };

  const prediction = createPrediction(games.id, {
    question: () => ({
      id: 'reached',
      text: words.question,
      unit: 100,
      format: (share) => `${(100 * share).toFixed(0)}%`,
    }),
    outcome: () => (results.length > 0 ? shareReached(results) : null),
  });
  const lab = createLab<GamesParams, GamesTalk, Words>(games, language, {
    prediction,
    take(arrived) {
      latest = arrived;
      const first = arrived.episode - arrived.results.length + 1;
      arrived.results.forEach(({ total }, i) => curves.episodes.add(first + i, total));
      if (arrived.results.length > 0) curves.expected.add(arrived.episode, arrived.expected);
      results = [...results, ...arrived.results].slice(-RECENT);
    },
    draw() {
      snapshot.value = latest;
      recent.value = results;
      episodes.value = curves.episodes.points();
      expected.value = curves.expected.points();
    },
    forget() {
      latest = snapshot.value = null;
      results = [];
      recent.value = [];
      curves = { episodes: new Curve(POINTS), expected: new Curve(POINTS) };
      episodes.value = expected.value = [];
      live.value = { ...live.value, isFrozen: false };
    },
    announce: () => words.summary(latest!.episode, latest!.expected.toFixed(2)),
  });
  const { allowed, texts } = lab.settings;
  const world = computed(() => allowed.value.world);
  const slip = computed(() => allowed.value.slip);
  const gamma = computed(() => allowed.value.gamma);
  const start = computed(() => world.value.indexOf('S'));

  return {
    lab,
    prediction,
    snapshot,
    recent,
    episodes,
    expected,
    live,
    world,
    start,
    /** Returns of an episode, on average, of a player that moves at random and of the best one. */
    random: computed(() => computeValues(world.value, RANDOM_POLICY, slip.value, 1, LIMIT)[start.value]!),
    best: computed(() => computeValues(world.value, null, slip.value, 1, LIMIT)[start.value]!),
    /** Discounted values for the player that moves at random: what is drawn before a run. */
    randomValues: computed(() => computeValues(world.value, RANDOM_POLICY, slip.value, gamma.value, 300)),

    /** Freezes learning or thaws it; slow or fast. */
    tune(change: Partial<LiveSettings>): void {
      live.value = { ...live.value, ...change };
      if (lab.run.hasSession()) void lab.run.ask('tune', live.value).catch(() => undefined);
    },

    /** Another world; what was learned in the last one is forgotten. */
    setWorld(text: string): void {
      if (text === world.peek()) return;
      void lab.reset();
      texts.world.value = text;
    },

    /** Changes a cell into the next kind. @returns why it cannot be, or '' */
    changeCell(cell: number): string {
      const before = world.peek();
      if (before[cell] === 'S') return words.startStays;
      const kind = KINDS[(KINDS.indexOf(before[cell]!) + 1) % KINDS.length]!;
      const text = before.slice(0, cell) + kind + before.slice(cell + 1);
      if (!WORLD_PATTERN.test(text)) return words.needsGoal;
      this.setWorld(text);
      return '';
    },
  };
}

/** Share of episodes that ended at the goal. */
export const shareReached = (results: readonly EpisodeResult[]): number =>
  results.filter(({ reached }) => reached).length / results.length;

/** What `createGames` makes, for the parts of the view. */
export type GamesState = ReturnType<typeof createGames>;
