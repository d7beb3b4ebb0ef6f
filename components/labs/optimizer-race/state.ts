import { batch, computed, effect, signal } from '@preact/signals';
import { predictRace } from '@src/labs/optimizer-race/predict.ts';
import { optimizerRace, planOf, type RaceParams, type RaceTalk } from '@src/labs/optimizer-race/protocol.ts';
import type { SurfaceName } from '@src/labs/optimizer-race/surfaces.ts';
import { OPTIMIZER_NAMES, type OptimizerName } from '@src/nn/optimizerNames.ts';
import { createLab } from '../frame/createLab.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

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

/** On the network every step costs a pass over its data: the page predicts no more of them, so that typing stays smooth. */
const NETWORK_STEPS = 400;

/** The lab's live state. */
export function createRace(language: Language<Words>) {
  const { words } = language;
  const tracks = signal(emptyTracks());
  const step = signal(0);
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
  const summary = computed(() => {
    if (step.value === 0) return words.beforeRun;
    if (!best.value) return words.allDiverged(step.value);
    return words.summary(step.value, words.optimizers[best.value.name], formatNumber(best.value.loss, 3));
  });
  const lab = createLab<RaceParams, RaceTalk, Words>(optimizerRace, language, {
    take(snapshot) {
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
    },
    draw,
    forget() {
      latest = { tracks: emptyTracks(), step: 0 };
      draw();
    },
    announce: () => summary.value,
  });
  const { shown } = lab.settings;
  /** All that a race depends on: whose path stands out changes none. */
  const raced = computed(() => JSON.stringify({ ...shown.value, focus: 'all' }));
  const predicted = computed(() => {
    const params = JSON.parse(raced.value) as RaceParams;
    const most = params.surface === 'network' ? NETWORK_STEPS : params.steps;
    return predictRace({ ...params, steps: Math.min(params.steps, most) });
  });
  return {
    lab,
    tracks,
    /** What ordinary arithmetic says that each optimizer will do. */
    predicted,
    /** Steps done. */
    step,
    best,
    summary,
    /** When the reader chooses another surface, its own start and rates are set, and what was drawn goes. @returns stops following */
    followSurface(): () => void {
      const { texts } = lab.settings;
      let before = texts.surface.peek() as SurfaceName;
      return effect(() => {
        const surface = texts.surface.value as SurfaceName;
        if (surface === before) return;
        before = surface;
        const { x, y, learningRate, adaptiveRate, batchSize } = planOf(surface);
        const plan = { x, y, learningRate, adaptiveRate, batchSize };
        for (const [name, value] of Object.entries(plan)) texts[name as keyof typeof plan].value = String(value);
        void lab.reset();
      });
    },
  };
}

/** What `createRace` makes, for the parts of the view. */
export type Race = ReturnType<typeof createRace>;
