import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { makePoints, type SplitPoints } from '@src/labs/playground/data.ts';
import { hiddenUnits } from '@src/labs/playground/network.ts';
import {
  LIVE_SETTINGS,
  playground,
  VIEW_SETTINGS,
  type Measurement,
  type PlaygroundParams,
  type PlaygroundSnapshot,
  type PlaygroundTalk,
} from '@src/labs/playground/protocol.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import type { OwnNetworkReport, OwnNetworkTask } from '@src/nn/ownNetworkData.ts';
import { createLab, type Lab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { openOwnNetwork } from '../own-network/ownNetwork.ts';
import type { Words } from './en.ts';
import { startOf, type DrawnNetwork } from './untrained.ts';

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

const DESCRIBE_EVERY_MS = 2000;
const NO_POINTS: SplitPoints = { training: [], validation: [] };

/** The part of settings that `names` leave out, as text: equal texts, equal settings. */
function keyWithout(params: PlaygroundParams, names: readonly (keyof PlaygroundParams)[]): string {
  return JSON.stringify(params, (name, value: unknown) =>
    (names as readonly string[]).includes(name) ? undefined : value,
  );
}

/** The lab's live state and what its controls do. */
export function createPlayground(language: Language<Words>) {
  const { words } = language;
  const snapshot = signal<{ key: string; network: DrawnNetwork } | null>(null);
  const last = signal<Measurement | null>(null);
  const curves = { training: new Curve(), validation: new Curve() };
  const trainingPoints = signal<Point[]>([]);
  const validationPoints = signal<Point[]>([]);
  const kept = signal<KeptRun | null>(null);
  /** The unit that is focused or was pressed, and the one under the pointer: layer from 0, the output is the last. */
  const selected = signal<UnitPlace | null>(null);
  const hovered = signal<UnitPlace | null>(null);

  /** Settings of the session that runs. */
  let running: PlaygroundParams = playground.defaults;
  let runningOwn: OwnNetworkReport | undefined;
  const lab: Lab<PlaygroundParams, PlaygroundTalk, Words> = createLab<PlaygroundParams, PlaygroundTalk, Words>(
    playground,
    language,
    {
      take: (latest) => take(latest, running),
      forget() {
        curves.training = new Curve();
        curves.validation = new Curve();
        trainingPoints.value = validationPoints.value = [];
        snapshot.value = last.value = described.value = null;
        lab.run.announcement.value = '';
      },
      canStart: (): boolean => points.value.training.length > 0,
      isFixed: () => false,
      beginTrial: () => (own.isWanted.value = false),
      restartParams: (params) => ({ ...params, ...running }),
    },
  );
  const { settings, run, canStart } = lab;
  const params = settings.allowed;
  const featureCount = computed(() => params.value.features.replaceAll('0', '').length);
  const ownTask = computed<OwnNetworkTask>(() => ({ inputShapes: [[featureCount.value]], outputs: 1 }));
  const own = openOwnNetwork('playground', playground.ranges, ownTask);
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
  const points: ReadonlySignal<SplitPoints> = computed(() => {
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

  // One change at a time: a run must have ended before the next begins.
  let queue = Promise.resolve();
  const enqueue = (job: () => Promise<void>) => (queue = queue.then(job, job));
  const begin = (how: 'start' | 'step') =>
    enqueue(async () => {
      if (how === 'start' || !run.hasSession()) {
        running = params.peek();
        runningOwn = own.chosen.peek();
        if (!canStart.peek()) return lab.reset();
        await lab.start(own.startFields());
      }
      if (how === 'step') run.step();
    });
  const reset = () => enqueue(() => lab.reset());

  return {
    lab,
    own,
    ownTask,
    params,
    points,
    network,
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
        const { learningRate, l1, l2, dropout, speed } = params.value;
        const live = { learningRate, l1, l2, dropout, speed };
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
