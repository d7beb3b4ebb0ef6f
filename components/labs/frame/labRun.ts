import { batch, computed, signal } from '@preact/signals';
import type { EngineClient, SessionHandle } from '@src/engine/client.ts';
import type { DeviceReport, EngineStats, Fault, SessionNeeds } from '@src/engine/protocol.ts';
import { loadPart, MissingPart, whyMissing } from '@src/site/loadPart.ts';
import type { AnswerOf, PayloadOf, QuestionsOf, Talk } from '@src/labs/lab.ts';
import { isFreeState, stateAfter, type LabEvent, type LabState } from './labState.ts';

const NO_STATS: EngineStats = { stepMs: 0, examplesPerSecond: 0, tensors: 0, bytes: 0 };

interface LabRunOptions<T extends Talk> {
  /** The lab's name, that of its folder in `src/labs`. */
  lab: string;
  needs: SessionNeeds;
  /** Takes a snapshot into the lab's own signals. */
  onSnapshot(snapshot: T['snapshot']): void;
  /** The session ended by itself, its result is there. */
  onDone?(): void;
  /** The reader has paused. */
  onPause?(): void;
  /** What to start again with when the worker itself died; the parameters of the start by default. */
  restartParams?(params: object): object;
}

/**
 * A lab's session as its view sees it: the state, and what the buttons do. One run at a time; what an ended run still sends is
 * dropped. The engine is loaded by the first launch.
 * @param loadEngine how; tests pass their own
 */
export function createLabRun<T extends Talk>(
  options: LabRunOptions<T>,
  loadEngine: () => Promise<EngineClient> = () => loadPart(() => import('@src/labs/engine.ts')),
) {
  const state = signal<LabState>('idle');
  const device = signal<DeviceReport | null>(null);
  const stats = signal<EngineStats>(NO_STATS);
  const fault = signal<Fault | null>(null);
  /** Said to screen readers; the lab writes it, rarely. */
  const announcement = signal('');
  let handle: SessionHandle | null = null;
  let element: HTMLElement | null = null;
  let generation = 0;
  /** Launches once more what could not be launched. */
  let launchAgain: () => Promise<void> = () => Promise.resolve();
  const change = (event: LabEvent) => (state.value = stateAfter(state.peek(), event));

  /** Ends the running session and frees it; the lab's own signals are the lab's to clear. The state is idle at once. */
  async function clear(): Promise<void> {
    const ended = handle;
    handle = null;
    const number = ++generation;
    batch(() => {
      change('clear');
      fault.value = null;
    });
    const after = await ended?.abort();
    if (after && number === generation) stats.value = after;
  }

  function fail(reported: Fault): void {
    batch(() => {
      fault.value = reported;
      change('fail');
      announcement.value = '';
    });
  }

  /** A file of the engine did not come: says whether the book itself can be reached. */
  async function explainMissing(reported: Fault): Promise<void> {
    const code = await whyMissing();
    if (fault.peek() === reported) fault.value = { ...reported, code };
  }

  /**
   * Starts a session; the one before, if any, has been cleared. Resolves when it has been asked for, or a fault says why it cannot be.
   * @param stopAt after how many training steps it pauses by itself
   */
  async function launch(params: object, stopAt = Infinity): Promise<void> {
    const number = ++generation;
    launchAgain = () => launch(params, stopAt);
    try {
      await begin(params, stopAt, () => number === generation);
    } catch (error) {
      if (number !== generation) return;
      const detail = error instanceof Error ? error.message : String(error);
      fail({ code: error instanceof MissingPart ? error.why : 'internal', detail, canContinue: true });
    }
  }

  async function begin(params: object, stopAt: number, isCurrent: () => boolean): Promise<void> {
    /** Whether anything but news of downloads has arrived. */
    let hasBegun = false;
    batch(() => {
      change('launch');
      fault.value = null;
    });
    const engine = await loadEngine();
    if (!isCurrent()) return;
    handle = engine.startSession<T['snapshot']>(
      {
        lab: options.lab,
        params,
        restartParams: () => options.restartParams?.(params) ?? params,
        needs: options.needs,
        stopAt,
        element: element!,
      },
      {
        onStarted(report) {
          if (!isCurrent()) return;
          device.value = report;
          // A run that cannot be noted is a run all the same.
          loadPart(() => import('@src/progress/record.ts'))
            .then(({ recordLab }) => recordLab(options.lab))
            .catch(() => undefined);
          change('progress');
        },
        onSnapshot(snapshot, newStats) {
          if (!isCurrent()) return;
          const isLoading = 'phase' in snapshot && snapshot.phase === 'load';
          batch(() => {
            stats.value = newStats;
            if (!isLoading) change('progress');
            else if (!hasBegun) change('load');
            hasBegun ||= !isLoading;
            options.onSnapshot(snapshot);
          });
        },
        onDone() {
          if (!isCurrent()) return;
          batch(() => {
            change('finish');
            options.onDone?.();
          });
        },
        onStopped() {
          if (!isCurrent()) return;
          change('pause');
          options.onPause?.();
        },
        onFault(reported) {
          if (!isCurrent()) return;
          fail(reported);
          if (reported.code === 'not-loaded') void explainMissing(reported);
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
    /** Nothing is computing: settings may be changed and a run begun. */
    isFree: computed(() => isFreeState(state.value)),
    clear,
    launch,
    setElement: (value: HTMLElement | null) => (element = value),
    /** Brings the lab into view. */
    show: () => element?.scrollIntoView(),

    pause(): void {
      change('pause');
      handle?.pause();
      options.onPause?.();
    },

    resume(): void {
      change('resume');
      handle?.resume();
    },

    /** One training step of the session there is, then pause. */
    step(): void {
      change('pause');
      handle?.step();
    },

    /** After a fault that can be mended. */
    goOn(): void {
      if (!handle) return void launchAgain();
      batch(() => {
        fault.value = null;
        change('goOn');
      });
      handle?.resume();
    },

    /** Asks the running or finished session. @throws EngineFault */
    ask: <Q extends keyof QuestionsOf<T> & string>(question: Q, ...payload: PayloadOf<T, Q>): Promise<AnswerOf<T, Q>> =>
      handle!.ask<AnswerOf<T, Q>>(question, payload[0] ?? null),
    hasSession: () => handle !== null,
    /** Counts the runs: work begun for one run asks whether it is still the current one. */
    generation: () => generation,
  };
}

/** What `createLabRun` makes. */
export type LabRun<T extends Talk = Talk> = ReturnType<typeof createLabRun<T>>;

/** What the frame draws of a run and does to it, whatever its lab says to its session. */
export type AnyRun = Omit<LabRun, 'ask' | 'launch' | 'step' | 'hasSession' | 'generation' | 'clear'>;
