import { batch, computed, effect, signal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import {
  DEFAULT_PARAMS,
  PARAM_RANGES,
  planOf,
  type RaceParams,
  type RaceSnapshot,
} from '@src/labs/optimizer-race/protocol.ts';
import type { SurfaceName } from '@src/labs/optimizer-race/surfaces.ts';
import { OPTIMIZER_NAMES, type OptimizerName } from '@src/nn/optimizerNames.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import { createLabRun } from '../frame/labRun.ts';
import { createPace } from '../frame/pace.ts';
import { createSettings } from '../frame/settings.ts';
import { strings } from './strings.ts';

/** Everything one optimizer has done so far. */
export interface Track {
  /** x, y of every place. */
  path: number[];
  /** Loss at every place. */
  losses: number[];
  stepLength: number;
  diverged: boolean;
}

const emptyTracks = () =>
  Object.fromEntries(
    OPTIMIZER_NAMES.map((name): [OptimizerName, Track] => [
      name,
      { path: [], losses: [], stepLength: 0, diverged: false },
    ]),
  ) as Record<OptimizerName, Track>;

/** The lab's live state. */
export function createRun(locale: Locale) {
  const words = strings[locale];
  const settings = createSettings<RaceParams>('optimizer-race', DEFAULT_PARAMS, PARAM_RANGES);
  const tracks = signal(emptyTracks());
  const step = signal(0);
  const isDue = createPace();
  /** What has arrived, drawn or not. */
  let latest = { tracks: emptyTracks(), step: 0 };
  const draw = () =>
    batch(() => {
      tracks.value = latest.tracks;
      step.value = latest.step;
    });
  const best = computed(() => {
    const standing = OPTIMIZER_NAMES.flatMap((name) => {
      const { losses, diverged } = tracks.value[name];
      return losses.length > 0 && !diverged ? [{ name, loss: losses.at(-1)! }] : [];
    });
    return standing.length === 0 ? null : standing.reduce((a, b) => (b.loss < a.loss ? b : a));
  });
  const summary = computed(() =>
    best.value && step.value > 0
      ? words.summary(step.value, words.optimizers[best.value.name], formatNumber(best.value.loss, 3))
      : step.value > 0
        ? words.allDiverged(step.value)
        : words.beforeRun,
  );
  const run = createLabRun<RaceSnapshot>({
    lab: 'optimizer-race',
    needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
    onSnapshot(snapshot) {
      const next = { ...latest.tracks };
      for (const { name, path, losses, stepLength, diverged } of snapshot.racers) {
        const known = next[name];
        next[name] = {
          path: [...known.path.slice(0, 2 * snapshot.from), ...path],
          losses: [...known.losses.slice(0, snapshot.from), ...losses],
          stepLength,
          diverged,
        };
      }
      latest = { tracks: next, step: snapshot.step };
      if (run.state.value !== 'running' || isDue()) draw();
    },
    onDone() {
      draw();
      run.announcement.value = summary.value;
    },
  });
  const clearTracks = () => {
    latest = { tracks: emptyTracks(), step: 0 };
    draw();
  };
  return {
    ...run,
    locale,
    words,
    settings,
    shown: settings.shown,
    tracks,
    /** Steps done. */
    at: step,
    best,
    summary,
    async begin(params: RaceParams): Promise<void> {
      await run.clear();
      clearTracks();
      await run.launch(params);
    },
    async reset(): Promise<void> {
      await run.clear();
      clearTracks();
    },
    /** When the reader chooses another surface, its own start and rates are set, and what was drawn goes. @returns stops following */
    followSurface(): () => void {
      let before: SurfaceName = settings.texts.surface.peek() as SurfaceName;
      return effect(() => {
        const surface = settings.texts.surface.value as SurfaceName;
        if (surface === before) return;
        before = surface;
        const { x, y, learningRate, adaptiveRate, batchSize } = planOf(surface);
        const plan = { x, y, learningRate, adaptiveRate, batchSize };
        for (const [name, value] of Object.entries(plan))
          settings.texts[name as keyof typeof plan].value = String(value);
        void this.reset();
      });
    },
  };
}

/** What `createRun` makes, for the parts of the view. */
export type RaceRun = ReturnType<typeof createRun>;
