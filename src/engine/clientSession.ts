import { EngineFault } from './fault.ts';
import type {
  BackendName,
  DeviceReport,
  EngineStats,
  Fault,
  Request,
  Response,
  SessionNeeds,
  Snapshot,
} from './protocol.ts';

/** What a view does with a running session. */
export interface SessionHandle {
  pause(): void;
  resume(): void;
  /** One training step, then pause. */
  step(): void;
  /** Asks the session a question, see its lab's protocol. Rejects with an `EngineFault`. */
  ask<T>(what: string, payload?: unknown): Promise<T>;
  /** Stops and frees the session, or ends its worker when it does not answer; resolves with the counts afterwards. What was asked and not answered is rejected. */
  abort(): Promise<EngineStats>;
}

/** What a view hears of its session. */
export interface SessionEvents<S extends Snapshot> {
  onStarted(device: DeviceReport): void;
  onSnapshot(snapshot: S, stats: EngineStats): void;
  onDone(): void;
  /** The session has paused by itself, see `stopAt`; the snapshot of its last step follows. */
  onStopped?(): void;
  /** The session waits (and `resume` goes on) when `fault.canContinue`, and is over otherwise. */
  onFault(fault: Fault): void;
}

/** How a session is started. */
export interface StartOptions {
  /** The lab's name. */
  lab: string;
  params: unknown;
  /** Parameters to start again with when the worker itself died; the view's last good state. */
  restartParams?: () => unknown;
  /** Of what the session asks, the part that matters to the page: a tiny one pauses while its element is off screen. */
  needs: Pick<SessionNeeds, 'size'>;
  /** A backend that must be used, in place of what the page's address says. */
  force?: BackendName;
  /** Most threads, in place of what the page's address says. */
  maxThreads?: number;
  /** After how many training steps the session pauses by itself, once; never by default. */
  stopAt?: number;
  /** The lab's element. */
  element: HTMLElement;
}

/** How a worker is gone: it stopped, or its script never came. */
export type DeathCode = 'worker-died' | 'not-loaded';

type StartRequest = Extract<Request, { type: 'start' }>;

/** What a session of the page needs of the engine it runs in. */
export interface EngineLink {
  post(request: Request): void;
  /** The session is over: nothing is sent to it any more. */
  forget(id: number): void;
  /** The worker does not answer: it is ended, and every session in it dies. */
  giveUp(): void;
}

/** Longest wait for a session to stop, in ms: a step that takes longer ends with its worker. */
const ABORT_TIMEOUT_MS = 3000;

const NO_STATS: EngineStats = { stepMs: 0, examplesPerSecond: 0, tensors: 0, bytes: 0 };

/** The page's side of one session: why it is paused, what it was asked, and whether its worker is alive. */
export class ClientSession implements SessionHandle {
  readonly #link: EngineLink;
  readonly #request: StartRequest;
  readonly #options: StartOptions;
  readonly #events: SessionEvents<Snapshot>;
  readonly #asks = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  /** The reader's own pause, and the two automatic ones. */
  readonly #paused = { reader: false, hidden: false, offScreen: false };
  readonly #stopWatching: () => void;
  #onAborted: ((stats: EngineStats) => void) | null = null;
  #ended: Promise<EngineStats> | null = null;
  #state: 'alive' | 'dead' | 'over' = 'alive';
  #nextAsk = 1;

  constructor(link: EngineLink, request: StartRequest, options: StartOptions, events: SessionEvents<Snapshot>) {
    this.#link = link;
    this.#request = request;
    this.#options = options;
    this.#events = events;
    link.post(request);
    this.#stopWatching = this.#watchVisibility();
  }

  pause(): void {
    this.#setPaused({ reader: true });
  }

  resume(): void {
    if (this.#state === 'dead') {
      this.#state = 'alive';
      this.#paused.reader = false;
      const params = this.#options.restartParams?.() ?? this.#request.params;
      this.#link.post({ ...this.#request, params });
    } else this.#setPaused({ reader: false });
  }

  step(): void {
    this.#paused.reader = true;
    if (this.#state === 'alive') this.#link.post({ type: 'step', id: this.#request.id });
  }

  ask<T>(what: string, payload: unknown = null): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#state === 'dead') return reject(new EngineFault('worker-died', `nothing answers "${what}"`, true));
      if (this.#state === 'over') return reject(new EngineFault('internal', `nothing answers "${what}"`));
      const ask = this.#nextAsk++;
      this.#asks.set(ask, { resolve: resolve as (value: unknown) => void, reject });
      this.#link.post({ type: 'ask', id: this.#request.id, ask, what, payload });
    });
  }

  abort(): Promise<EngineStats> {
    this.#ended ??= new Promise((resolve) => {
      this.#stopWatching();
      this.#rejectAsks(new EngineFault('internal', 'the session was stopped'));
      const { id } = this.#request;
      const timer = setTimeout(() => this.#link.giveUp(), ABORT_TIMEOUT_MS);
      this.#onAborted = (stats) => {
        clearTimeout(timer);
        this.#link.forget(id);
        resolve(stats);
      };
      const wasAlive = this.#state === 'alive';
      this.#state = 'over';
      if (wasAlive) this.#link.post({ type: 'abort', id });
      else this.#onAborted(NO_STATS);
    });
    return this.#ended;
  }

  /** Takes what the worker says of this session. */
  receive(message: Response): void {
    switch (message.type) {
      case 'started':
        return this.#events.onStarted(message.device);
      case 'snapshot':
        this.#events.onSnapshot(message.snapshot, message.stats);
        requestAnimationFrame(() => {
          if (this.#state === 'alive') this.#link.post({ type: 'pull', id: message.id });
        });
        return;
      case 'reply': {
        const ask = this.#asks.get(message.ask);
        this.#asks.delete(message.ask);
        if (message.ok) ask?.resolve(message.value);
        else ask?.reject(new EngineFault(message.fault.code, message.fault.detail, message.fault.canContinue));
        return;
      }
      case 'done':
        return this.#events.onDone();
      case 'stopped':
        this.#paused.reader = true;
        return this.#events.onStopped?.();
      case 'fault':
        this.#paused.reader = message.fault.canContinue;
        return this.#events.onFault(message.fault);
      case 'aborted':
        return this.#onAborted?.(message.stats);
      default:
        message satisfies never;
    }
  }

  /** The worker is gone: "go on" starts the session anew in the next one. */
  die(detail: string, code: DeathCode = 'worker-died'): void {
    if (this.#onAborted) return this.#onAborted(NO_STATS);
    this.#state = 'dead';
    const fault: Fault = { code, detail, canContinue: true };
    this.#rejectAsks(new EngineFault(fault.code, detail, true));
    this.#events.onFault(fault);
  }

  #rejectAsks(error: EngineFault): void {
    for (const { reject } of this.#asks.values()) reject(error);
    this.#asks.clear();
  }

  /** Sends pause or resume when the sum of the reasons to pause changes. */
  #setPaused(change: Partial<{ reader: boolean; hidden: boolean; offScreen: boolean }>): void {
    const isPaused = () => this.#paused.reader || this.#paused.hidden || this.#paused.offScreen;
    const before = isPaused();
    Object.assign(this.#paused, change);
    if (this.#state !== 'alive' || before === isPaused()) return;
    this.#link.post({ type: isPaused() ? 'pause' : 'resume', id: this.#request.id });
  }

  /** Pauses with a hidden tab; tiny sessions also while off screen. Long ones go on, so that the reader can read meanwhile. */
  #watchVisibility(): () => void {
    const onVisibility = () => this.#setPaused({ hidden: document.hidden });
    document.addEventListener('visibilitychange', onVisibility);
    const observer = new IntersectionObserver(([entry]) => this.#setPaused({ offScreen: !entry!.isIntersecting }));
    if (this.#options.needs.size === 'tiny') observer.observe(this.#options.element);
    onVisibility();
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      observer.disconnect();
    };
  }
}
