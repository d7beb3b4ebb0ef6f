import { batch, signal } from '@preact/signals';
import type { SessionHandle } from '@src/engine/client.ts';
import type { DeviceReport, EngineStats, Fault, SessionNeeds, Snapshot } from '@src/engine/protocol.ts';
import type { LabState } from './strings.ts';

const NO_STATS: EngineStats = { stepMs: 0, examplesPerSecond: 0, tensors: 0, bytes: 0 };

interface LabRunOptions<S extends Snapshot> {
  /** The lab's name, the folder of its session. */
  lab: string;
  needs: SessionNeeds;
  /** Takes a snapshot into the lab's own signals. */
  onSnapshot(snapshot: S): void;
  /** The session ended by itself, its result is there. */
  onDone?(): void;
  /** What to start again with when the worker itself died; the parameters of the start by default. */
  restartParams?(params: unknown): unknown;
}

/**
 * A lab's session as its view sees it: the state, and what the buttons do. One run at a time; what an ended run still sends is
 * dropped. The engine is loaded by the first start.
 */
export function createLabRun<S extends Snapshot>(options: LabRunOptions<S>) {
  const state = signal<LabState>('idle');
  const device = signal<DeviceReport | null>(null);
  const stats = signal<EngineStats>(NO_STATS);
  const fault = signal<Fault | null>(null);
  /** Said to screen readers; the lab writes it, rarely. */
  const announcement = signal('');
  let handle: SessionHandle | null = null;
  let element: HTMLElement | null = null;
  let generation = 0;

  /** Ends the running session and frees it; the lab's own signals are the lab's to clear. */
  async function clear(): Promise<void> {
    const ended = handle;
    handle = null;
    const number = ++generation;
    const after = await ended?.abort();
    if (number !== generation) return; // another run has begun meanwhile
    batch(() => {
      if (after) stats.value = after;
      state.value = 'idle';
      fault.value = null;
    });
  }

  /** Starts a session; the one before, if any, has been cleared. Resolves when it has been asked for. */
  async function launch(params: unknown): Promise<void> {
    const number = ++generation;
    const isCurrent = () => number === generation;
    state.value = 'loading';
    fault.value = null;
    const { startSession } = await import('@src/labs/engine.ts');
    if (!isCurrent()) return;
    handle = startSession<S>(
      {
        lab: options.lab,
        params,
        restartParams: () => options.restartParams?.(params) ?? params,
        needs: options.needs,
        element: element!,
      },
      {
        onStarted(report) {
          if (!isCurrent()) return;
          device.value = report;
          // A run that cannot be noted is a run all the same.
          import('@src/progress/record.ts').then(({ recordLab }) => recordLab(options.lab)).catch(() => undefined);
          if (state.value === 'loading') state.value = 'running';
        },
        onSnapshot(snapshot, newStats) {
          if (!isCurrent()) return;
          batch(() => {
            stats.value = newStats;
            if (state.value === 'loading' && snapshot['phase'] !== 'load') state.value = 'running';
            options.onSnapshot(snapshot);
          });
        },
        onDone() {
          if (!isCurrent()) return;
          state.value = 'done';
          options.onDone?.();
        },
        onFault(reported) {
          if (!isCurrent()) return;
          fault.value = reported;
          state.value = 'error';
          announcement.value = '';
        },
      },
    );
  }

  return {
    state,
    device,
    stats,
    fault,
    announcement,
    clear,
    launch,
    setElement: (value: HTMLElement | null) => (element = value),

    /** Ends what runs and starts anew. */
    async start(params: unknown): Promise<void> {
      await clear();
      await launch(params);
    },

    pause(): void {
      state.value = 'paused';
      handle?.pause();
    },

    resume(): void {
      state.value = 'running';
      handle?.resume();
    },

    /** One training step of the session there is, or of a new one. */
    async step(params: unknown): Promise<void> {
      if (!handle) await this.start(params);
      state.value = 'paused';
      handle?.step();
    },

    /** After a fault that can be mended. */
    goOn(): void {
      fault.value = null;
      state.value = 'loading';
      handle?.resume();
    },

    /** Asks the running or finished session. @throws EngineFault */
    ask: <A>(what: string, payload?: unknown): Promise<A> => handle!.ask<A>(what, payload),
    hasSession: () => handle !== null,
    /** Counts the runs: work begun for one run asks whether it is still the current one. */
    generation: () => generation,
  };
}

/** What `createLabRun` makes, for views that only draw and press. */
export type LabRun = Omit<ReturnType<typeof createLabRun>, never>;
