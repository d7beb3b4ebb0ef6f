import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import { makePoints, type SplitPoints } from '@src/labs/playground/data.ts';
import { shapeOf } from '@src/labs/playground/describe.ts';
import { gridPoints } from '@src/labs/playground/grid.ts';
import { featuresOf, forwardPoint, hiddenUnits, initialParameters } from '@src/labs/playground/network.ts';
import {
  DEFAULT_PARAMS,
  LIVE_SETTINGS,
  PARAM_RANGES,
  UNIT_SIZE,
  VIEW_SETTINGS,
  type Measurement,
  type PlaygroundParams,
  type PlaygroundSnapshot,
} from '@src/labs/playground/protocol.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import type { OwnNetworkReport, OwnNetworkTask } from '@src/nn/ownNetworkData.ts';
import { createLabRun } from '../frame/labRun.ts';
import { openOwnNetwork } from '../own-network/ownNetwork.ts';
import { createSettings } from '../frame/settings.ts';
import { strings } from './strings.ts';

/** What the halves say to each other. */
interface PlaygroundTalk {
  snapshot: PlaygroundSnapshot;
  questions: {
    tune(live: object): unknown;
    'set-weight'(change: { index: number; value: number }): PlaygroundSnapshot;
  };
}

/** The network as it is drawn: trained so far, or as it will start. */
export interface DrawnNetwork {
  params: PlaygroundParams;
  step: number;
  epoch: number;
  /** All parameters, in the order of `layoutOf`. */
  weights: Float32Array;
  surface: Float32Array;
  units: Float32Array;
  trainingMs: number;
}

/** A unit; the output lies in the last layer. */
export interface UnitPlace {
  /** From 0, without the inputs. */
  layer: number;
  unit: number;
}

/** A run that the reader keeps for comparison. */
export interface KeptRun {
  network: DrawnNetwork;
  points: SplitPoints;
  last: Measurement | null;
  training: Point[];
  validation: Point[];
}

/** Side of the grid that is drawn before a run. */
const IDLE_SIZE = 32;
const DESCRIBE_EVERY_MS = 2000;
const NO_POINTS: SplitPoints = { training: [], validation: [] };

/** The network before training, in plain arithmetic: TensorFlow.js comes with the first run. */
function startOf(params: PlaygroundParams): DrawnNetwork {
  const { sizes, activation, output } = shapeOf(params);
  const weights = initialParameters(sizes, params.initialisation, params.seed);
  const valuesOn = (size: number) => {
    const grid = gridPoints(size);
    const features = featuresOf(grid, params.features);
    return grid.map((_, i) =>
      forwardPoint(sizes, weights, features.subarray(i * sizes[0]!, (i + 1) * sizes[0]!), activation, output).flat(),
    );
  };
  const small = valuesOn(UNIT_SIZE);
  const units = small[0]!.length - 1;
  return {
    params,
    step: 0,
    epoch: 0,
    weights,
    surface: Float32Array.from(valuesOn(IDLE_SIZE), (values) => values.at(-1)!),
    units: Float32Array.from(
      { length: units * small.length },
      (_, i) => small[i % small.length]![Math.floor(i / small.length)]!,
    ),
    trainingMs: 0,
  };
}

/** The part of settings that `names` leave out, as text: equal texts, equal settings. */
function keyWithout(params: PlaygroundParams, names: readonly (keyof PlaygroundParams)[]): string {
  return JSON.stringify(params, (name, value: unknown) =>
    (names as readonly string[]).includes(name) ? undefined : value,
  );
}

/** The lab's live state and what its controls do. */
export function createPlayground(locale: Locale) {
  const words = strings[locale];
  const settings = createSettings<PlaygroundParams>({
    id: 'playground',
    defaults: DEFAULT_PARAMS,
    ranges: PARAM_RANGES,
  });
  const snapshot = signal<{ key: string; network: DrawnNetwork } | null>(null);
  const last = signal<Measurement | null>(null);
  const curves = { training: new Curve(), validation: new Curve() };
  const trainingPoints = signal<Point[]>([]);
  const validationPoints = signal<Point[]>([]);
  const kept = signal<KeptRun | null>(null);
  /** The unit that is focused or was pressed, and the one under the pointer: layer from 0, the output is the last. */
  const selected = signal<UnitPlace | null>(null);
  const hovered = signal<UnitPlace | null>(null);

  let good = DEFAULT_PARAMS;
  /** The settings, or while one is refused those before. */
  const params = computed(() => (settings.refused.value.length > 0 ? good : (good = settings.values.value)));
  const featureCount = computed(() => params.value.features.replaceAll('0', '').length);
  const ownTask = computed<OwnNetworkTask>(() => ({ inputShapes: [[featureCount.value]], outputs: 1 }));
  const own = openOwnNetwork('playground', ownTask);
  const keyOf = (of: PlaygroundParams, network: OwnNetworkReport | undefined) =>
    `${keyWithout(of, [...LIVE_SETTINGS, ...VIEW_SETTINGS])} ${network?.topology ?? ''}`;
  /** Changes when a run must start anew. */
  const runKey = computed(() => keyOf(params.value, own.chosen.value));
  const dataKey = computed(() => {
    const { data, points, noise, validation, seed, own } = params.value;
    return JSON.stringify([data, points, noise, validation, seed, own]);
  });
  const startKey = computed(() => {
    const { features, hidden, activation, initialisation, seed, data } = params.value;
    return JSON.stringify([features, hidden, activation, initialisation, seed, data]);
  });
  const points = computed<SplitPoints>(() => {
    void dataKey.value;
    const wanted = untracked(() => params.value);
    const isEmpty = wanted.data.startsWith('own') && wanted.own === '';
    return isEmpty ? NO_POINTS : makePoints(wanted);
  });
  const start = computed(() => {
    void startKey.value;
    const drawn = startOf(untracked(() => params.value));
    // What the reader's network answers is known when it runs.
    return own.chosen.value ? { ...drawn, surface: new Float32Array(drawn.surface.length) } : drawn;
  });
  const network = computed<DrawnNetwork>(() =>
    snapshot.value?.key === runKey.value ? snapshot.value.network : start.value,
  );
  /** The unit whose picture and formula are shown; the output unless another is pointed at. */
  const hidden = computed(() => params.value.hidden);
  const shown = computed<UnitPlace>(() => {
    const layers = hiddenUnits(hidden.value);
    const wanted = hovered.value ?? selected.value;
    return wanted && wanted.unit < (layers[wanted.layer] ?? 0) ? wanted : { layer: layers.length, unit: 0 };
  });
  const hasSteps = computed(() => network.value.step > 0);
  const canStart = computed(() => settings.refused.value.length === 0 && points.value.training.length > 0);

  /** The network that the picture's words describe: a screen reader is not told of every frame. */
  const described = signal<{ at: number; network: DrawnNetwork } | null>(null);
  const spoken = computed(() => (hasSteps.value ? (described.value?.network ?? start.value) : start.value));

  function describe(latest: DrawnNetwork): void {
    const isPaused = run.state.value === 'paused';
    if (!isPaused && performance.now() - (described.value?.at ?? -Infinity) < DESCRIBE_EVERY_MS) return;
    described.value = { at: performance.now(), network: latest };
    if (!isPaused || !last.value) return;
    const { step, trainLoss, validationLoss } = last.value;
    run.announcement.value = words.curveSummary(step, trainLoss.toFixed(3), validationLoss?.toFixed(3) ?? null);
  }

  function take({ measured, ...rest }: PlaygroundSnapshot, of: PlaygroundParams): void {
    batch(() => {
      snapshot.value = { key: keyOf(of, runningOwn), network: { ...rest, params: of } };
      for (const measurement of measured) {
        curves.training.add(measurement.step, measurement.trainLoss);
        if (measurement.validationLoss !== null) curves.validation.add(measurement.step, measurement.validationLoss);
      }
      if (measured.length > 0) {
        last.value = measured.at(-1)!;
        trainingPoints.value = curves.training.points();
        validationPoints.value = curves.validation.points();
      }
      describe(snapshot.value.network);
    });
  }

  /** Settings of the session that runs. */
  let running = DEFAULT_PARAMS;
  let runningOwn: OwnNetworkReport | undefined;
  const run = createLabRun<PlaygroundTalk>({
    lab: 'playground',
    needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
    onSnapshot: (latest) => take(latest, running),
    restartParams: (params) => ({ ...(params as object), ...running }),
  });

  function forget(): void {
    batch(() => {
      curves.training = new Curve();
      curves.validation = new Curve();
      trainingPoints.value = validationPoints.value = [];
      snapshot.value = last.value = described.value = null;
      run.announcement.value = '';
    });
  }

  // One change at a time: a run must have ended before the next begins.
  let queue = Promise.resolve();
  const enqueue = (job: () => Promise<void>) => (queue = queue.then(job, job));
  const begin = (how: 'start' | 'step') =>
    enqueue(async () => {
      if (how === 'start' || !run.hasSession()) {
        await run.clear();
        forget();
        running = params.peek();
        runningOwn = own.chosen.peek();
      }
      if (!canStart.peek()) return;
      if (how === 'start' || !run.hasSession()) {
        await run.clear();
        await run.launch({ ...running, ...own.startFields() });
      }
      if (how === 'step') run.step();
    });
  const reset = () =>
    enqueue(async () => {
      await run.clear();
      forget();
    });

  return {
    ...run,
    words,
    locale,
    settings,
    own,
    ownTask,
    params,
    points,
    network,
    canStart,
    hasSteps,
    spoken,
    last,
    trainingPoints,
    validationPoints,
    kept,
    selected,
    hovered,
    shown,
    start: () => void begin('start'),
    step: () => void begin('step'),
    reset: () => void reset(),
    set: (name: keyof PlaygroundParams, value: string) => (settings.texts[name].value = value),

    /** Follows the settings: some are taken over at once, the others start the run anew. @returns stops following */
    follow(): () => void {
      let before = runKey.peek();
      const stopAnew = effect(() => {
        const key = runKey.value;
        if (key === before) return;
        before = key;
        untracked(() => {
          selected.value = hovered.value = null;
          const state = run.state.value;
          if (state === 'running' || state === 'loading') void begin('start');
          else if (state !== 'idle') void reset();
        });
      });
      const stopLive = effect(() => {
        const live = Object.fromEntries(LIVE_SETTINGS.map((name) => [name, params.value[name]]));
        untracked(() => {
          if (!run.hasSession()) return;
          running = { ...running, ...live };
          void run.ask('tune', live).catch(() => undefined);
        });
      });
      return () => {
        stopAnew();
        stopLive();
      };
    },

    /** Keeps what is there now as A, or forgets it. */
    keep(): void {
      kept.value = kept.value
        ? null
        : {
            network: network.value,
            points: points.value,
            last: last.value,
            training: trainingPoints.value,
            validation: validationPoints.value,
          };
    },

    /** Sets one parameter by hand; the session answers with the new picture. */
    async setWeight(index: number, value: number): Promise<void> {
      take(await run.ask('set-weight', { index, value }), running);
    },
  };
}

/** What `createPlayground` makes. */
export type Playground = ReturnType<typeof createPlayground>;
