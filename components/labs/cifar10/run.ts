import { batch, computed, signal } from '@preact/signals';
import type { SessionHandle } from '@src/engine/client.ts';
import type { DeviceReport, EngineStats, Fault } from '@src/engine/protocol.ts';
import type { Locale } from '@src/i18n/locale.ts';
import { PARAMETERS, sizeOf, stepsOf } from '@src/labs/cifar10/network.ts';
import {
  PARAM_RANGES,
  type Checkpoint,
  type Cifar10Params,
  type Cifar10Snapshot,
  type Cifar10Start,
  type TestSnapshot,
} from '@src/labs/cifar10/protocol.ts';
import { deleteRun, loadRun, saveRun } from '@src/progress/checkpoints.ts';
import type { LabState } from '../frame/strings.ts';
import { strings } from './strings.ts';

const LAB = 'cifar10';
const NO_STATS: EngineStats = { stepMs: 0, examplesPerSecond: 0, tensors: 0, bytes: 0 };
/** Steps averaged into one drawn point of the loss. */
const POINT_STEPS = 10;

interface Point {
  x: number;
  y: number;
}

/** Whether a stored record is a checkpoint of this lab. */
export function isCheckpoint(value: unknown): value is Checkpoint {
  const { version, params, step, weights, history, epochs } = (value ?? {}) as Partial<Checkpoint>;
  return (
    version === 1 &&
    typeof step === 'number' &&
    typeof params === 'object' &&
    Object.keys(PARAM_RANGES).every((name) => typeof params[name as keyof Cifar10Params] === 'number') &&
    Array.isArray(weights) &&
    weights.length === PARAMETERS.length &&
    weights.every((array, i) => array instanceof Float32Array && array.length === sizeOf(PARAMETERS[i]!.shape)) &&
    Array.isArray(history) &&
    Array.isArray(epochs)
  );
}

/** The lab's live state and what its buttons do; views only draw it. */
export function createRun(locale: Locale) {
  const words = strings[locale];
  const state = signal<LabState>('idle');
  const device = signal<DeviceReport | null>(null);
  const stats = signal<EngineStats>(NO_STATS);
  const fault = signal<Fault | null>(null);
  const announcement = signal('');
  const notice = signal('');
  const sheets = signal<{ done: number; total: number } | null>(null);
  const progress = signal({ step: 0, totalSteps: 0, epoch: 0, etaSeconds: 0 });
  const loss = signal<number | null>(null);
  const accuracy = signal<number | null>(null);
  const lossPoints = signal<Point[]>([]);
  const epochs = signal<Checkpoint['epochs']>([]);
  const filters = signal<Float32Array | null>(null);
  const test = signal<TestSnapshot | null>(null);
  const saved = signal<Checkpoint | null>(null);
  const imported = signal<Float32Array[] | null>(null);
  const checkpoint = signal<Checkpoint | null>(null);
  const last = computed(() => epochs.value.at(-1) ?? null);
  let handle: SessionHandle | null = null;
  let element: HTMLElement | null = null;
  let pending: number[] = [];

  function onSnapshot(snapshot: Cifar10Snapshot, newStats: EngineStats): void {
    batch(() => {
      stats.value = newStats;
      if (snapshot.phase === 'load') {
        sheets.value = snapshot.sheets;
        if (state.value === 'running' && progress.value.step === 0) state.value = 'loading';
        return;
      }
      if (state.value === 'loading') state.value = 'running';
      if (snapshot.phase === 'train') onTrain(snapshot);
      else if (snapshot.phase === 'epoch') {
        epochs.value = snapshot.checkpoint.epochs;
        const shown = snapshot.validationAccuracy ?? snapshot.trainAccuracy;
        announcement.value = words.announceEpoch(snapshot.epoch, shown.toFixed(3));
        keep(snapshot.checkpoint);
      } else {
        test.value = snapshot;
        announcement.value = words.announceDone(snapshot.testAccuracy.toFixed(3));
        keep(snapshot.checkpoint);
      }
    });
  }

  function onTrain(snapshot: Extract<Cifar10Snapshot, { phase: 'train' }>): void {
    const { step, totalSteps, epoch, etaSeconds } = snapshot;
    progress.value = { step, totalSteps, epoch, etaSeconds };
    if (snapshot.filters) filters.value = snapshot.filters;
    if (snapshot.losses.length === 0) return;
    loss.value = snapshot.losses.at(-1)!;
    accuracy.value = snapshot.batchAccuracy;
    const first = step - snapshot.losses.length + 1;
    const points = [...lossPoints.value];
    for (const [i, value] of snapshot.losses.entries()) {
      pending.push(value);
      if (pending.length < POINT_STEPS && points.length > 0) continue;
      points.push({ x: first + i, y: pending.reduce((a, b) => a + b) / pending.length });
      pending = [];
    }
    lossPoints.value = points;
  }

  function keep(state: Checkpoint): void {
    checkpoint.value = state;
    void saveRun(LAB, state).then((stored) => {
      if (!stored) notice.value = words.savedRefused;
    });
  }

  function restore(from: Checkpoint): void {
    lossPoints.value = from.history.map(({ step, loss: y }) => ({ x: step, y }));
    epochs.value = from.epochs;
  }

  async function launch(start: Cifar10Start): Promise<void> {
    state.value = 'loading';
    fault.value = null;
    const { totalSteps } = stepsOf(start.params);
    progress.value = { step: start.checkpoint?.step ?? 0, totalSteps, epoch: 0, etaSeconds: 0 };
    const { startSession } = await import('@src/engine/client.ts');
    handle = startSession<Cifar10Snapshot>(
      {
        lab: LAB,
        params: start,
        restartParams: () => ({ params: start.params, checkpoint: checkpoint.value ?? start.checkpoint }),
        needs: { size: 'large', backends: ['webgpu', 'webgl', 'wasm', 'cpu'] },
        element: element!,
      },
      {
        onStarted: (report) => (device.value = report),
        onSnapshot,
        onDone: () => (state.value = 'done'),
        onFault(reported) {
          fault.value = reported;
          state.value = 'error';
          announcement.value = '';
        },
      },
    );
  }

  /** Ends the running session and clears the drawing. */
  async function clear(): Promise<void> {
    const ended = handle;
    handle = null;
    const after = await ended?.abort();
    batch(() => {
      if (after) stats.value = after;
      state.value = 'idle';
      fault.value = null;
      sheets.value = null;
      loss.value = accuracy.value = null;
      lossPoints.value = [];
      epochs.value = [];
      filters.value = null;
      test.value = null;
      checkpoint.value = null;
      progress.value = { step: 0, totalSteps: 0, epoch: 0, etaSeconds: 0 };
    });
    pending = [];
  }

  const fromWeights = (params: Cifar10Params, weights: Float32Array[], step: number): Checkpoint => ({
    version: 1,
    params,
    step,
    weights,
    moments1: [],
    moments2: [],
    history: [],
    epochs: [],
  });

  return {
    locale,
    words,
    state,
    device,
    stats,
    fault,
    announcement,
    notice,
    sheets,
    progress,
    loss,
    accuracy,
    lossPoints,
    epochs,
    filters,
    test,
    saved,
    imported,
    last,

    setElement: (value: HTMLElement | null) => (element = value),

    /** Looks for a run kept from an earlier visit. */
    async findSaved(): Promise<void> {
      const found = await loadRun(LAB, isCheckpoint);
      if (found.kind === 'run') saved.value = found.run;
      else if (found.kind === 'damaged') notice.value = words.savedDamaged;
      else if (found.kind === 'refused') notice.value = words.savedRefused;
    },

    /** A fresh run, from imported weights if there are any. */
    async train(params: Cifar10Params): Promise<void> {
      await clear();
      saved.value = null;
      const weights = imported.value;
      await launch({ params, checkpoint: weights && fromWeights(params, weights, 0) });
    },

    /** Measures imported weights on the test images, without training. */
    async testImported(params: Cifar10Params): Promise<void> {
      const weights = imported.value!;
      await clear();
      await launch({ params, checkpoint: fromWeights(params, weights, stepsOf(params).totalSteps) });
    },

    /** Goes on with the saved run. */
    async continueSaved(): Promise<void> {
      const from = saved.value!;
      saved.value = null;
      restore(from);
      checkpoint.value = from;
      await launch({ params: from.params, checkpoint: from });
    },

    async pause(): Promise<void> {
      state.value = 'paused';
      handle?.pause();
      const now = await handle?.ask<Checkpoint>('checkpoint').catch(() => null);
      if (now && now.step > 0) keep(now);
    },

    resume(): void {
      state.value = 'running';
      handle?.resume();
    },

    step(params: Cifar10Params): void {
      if (handle) {
        state.value = 'paused';
        handle.step();
      } else {
        void this.train(params).then(() => {
          handle?.step();
        });
      }
    },

    async reset(): Promise<void> {
      imported.value = null;
      saved.value = null;
      await Promise.all([clear(), deleteRun(LAB)]);
    },

    goOn(): void {
      fault.value = null;
      state.value = 'loading';
      handle?.resume();
    },

    /** Asks the running or finished session. @throws EngineFault */
    ask: <T>(what: string, payload?: unknown): Promise<T> => handle!.ask<T>(what, payload),
    hasSession: () => handle !== null,

    /** The weights now: of the session, else of the saved run or the import; null when there are none. */
    async currentWeights(): Promise<Float32Array[] | null> {
      if (handle && state.value !== 'error') return (await handle.ask<Checkpoint>('checkpoint')).weights;
      return (checkpoint.value ?? saved.value)?.weights ?? imported.value;
    },
  };
}

/** What the views draw. */
export type Run = ReturnType<typeof createRun>;
