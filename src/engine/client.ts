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
import { siteUrl } from '../site/address.ts';

export { EngineFault };

/** What a view does with a running session. */
export interface SessionHandle {
  pause(): void;
  resume(): void;
  /** One training step, then pause. */
  step(): void;
  /** Asks the session a question, see its lab's protocol. Rejects with an `EngineFault`. */
  ask<T>(what: string, payload?: unknown): Promise<T>;
  /** Stops and frees the session; resolves with the counts afterwards. */
  abort(): Promise<EngineStats>;
}

/** What a view hears of its session. */
export interface SessionEvents<S extends Snapshot> {
  onStarted(device: DeviceReport): void;
  onSnapshot(snapshot: S, stats: EngineStats): void;
  onDone(): void;
  /** The session waits (and `resume` goes on) when `fault.canContinue`, and is over otherwise. */
  onFault(fault: Fault): void;
}

/** How a session is started. */
export interface StartOptions {
  /** The lab's name, a key of `sessionLoaders`. */
  lab: string;
  params: unknown;
  /** Parameters to start again with when the worker itself died; the view's last good state. */
  restartParams?: () => unknown;
  needs: SessionNeeds;
  /** A backend that must be used, in place of what the page's address says. */
  force?: BackendName;
  /** Most threads, in place of what the page's address says. */
  maxThreads?: number;
  /** The lab's element: tiny sessions pause while it is off screen. */
  element: HTMLElement;
}

interface Client {
  request: Extract<Request, { type: 'start' }>;
  events: SessionEvents<Snapshot>;
  asks: Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>;
  onAborted: ((stats: EngineStats) => void) | null;
  /** The reader's own pause, and the two automatic ones. */
  paused: { reader: boolean; hidden: boolean; offScreen: boolean };
  dead: boolean;
}

const NO_STATS: EngineStats = { stepMs: 0, examplesPerSecond: 0, tensors: 0, bytes: 0 };

let worker: Worker | null = null;
/** The worker's memory was exhausted: what a broken step left there is never freed, and WebAssembly's memory never shrinks. */
let isFull = false;
let nextId = 1;
const clients = new Map<number, Client>();

/** The backend that the page's address forces (`?backend=wasm`), or null. */
export function forcedBackend(): BackendName | null {
  const name = new URLSearchParams(location.search).get('backend');
  return name === 'webgpu' || name === 'webgl' || name === 'wasm' || name === 'cpu' ? name : null;
}

/** Most threads that the page's address allows (`?threads=1`); no limit without it. */
function allowedThreads(): number {
  const text = new URLSearchParams(location.search).get('threads') ?? '';
  return /^[1-9]\d?$/.test(text) ? Number(text) : Infinity;
}

function post(request: Request): void {
  worker ??= createWorker();
  worker.postMessage(request);
}

function createWorker(): Worker {
  const created = new Worker(new URL('./engine.worker.ts', import.meta.url), {
    type: 'module',
    name: 'livegrad-engine',
  });
  created.addEventListener('message', (event: MessageEvent<Response>) => receive(event.data));
  created.addEventListener('error', (event) => {
    event.preventDefault();
    workerDied(event.message || 'the engine worker stopped');
  });
  return created;
}

/** The next run starts another. */
function endWorker(): void {
  worker?.terminate();
  worker = null;
  isFull = false;
}

function workerDied(detail: string): void {
  endWorker();
  for (const client of clients.values()) {
    client.dead = true;
    const fault: Fault = { code: 'worker-died', detail, canContinue: true };
    for (const { reject } of client.asks.values()) reject(new EngineFault(fault.code, detail, true));
    client.asks.clear();
    client.onAborted?.(NO_STATS);
    client.events.onFault(fault);
  }
}

function receive(message: Response): void {
  const client = clients.get(message.id);
  if (!client) return;
  if (message.type === 'started') client.events.onStarted(message.device);
  else if (message.type === 'snapshot') {
    client.events.onSnapshot(message.snapshot, message.stats);
    requestAnimationFrame(() => {
      if (!client.dead && clients.has(message.id)) post({ type: 'pull', id: message.id });
    });
  } else if (message.type === 'reply') {
    const ask = client.asks.get(message.ask);
    client.asks.delete(message.ask);
    if (message.ok) ask?.resolve(message.value);
    else ask?.reject(new EngineFault(message.fault.code, message.fault.detail, message.fault.canContinue));
  } else if (message.type === 'done') client.events.onDone();
  else if (message.type === 'fault') {
    client.paused.reader = message.fault.canContinue;
    if (message.fault.code === 'out-of-memory') isFull = true;
    client.events.onFault(message.fault);
  } else client.onAborted?.(message.stats);
}

/** Sends pause or resume when the sum of the reasons to pause changes. */
function setPaused(id: number, client: Client, change: Partial<Client['paused']>): void {
  const isPaused = () => client.paused.reader || client.paused.hidden || client.paused.offScreen;
  const before = isPaused();
  Object.assign(client.paused, change);
  if (!client.dead && before !== isPaused()) post({ type: isPaused() ? 'pause' : 'resume', id });
}

/** Pauses with a hidden tab; tiny sessions also while off screen. Long ones go on, so that the reader can read meanwhile. */
function watchVisibility(id: number, client: Client, options: StartOptions): () => void {
  const onVisibility = () => setPaused(id, client, { hidden: document.hidden });
  document.addEventListener('visibilitychange', onVisibility);
  const observer = new IntersectionObserver(([entry]) => setPaused(id, client, { offScreen: !entry!.isIntersecting }));
  if (options.needs.size === 'tiny') observer.observe(options.element);
  onVisibility();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    observer.disconnect();
  };
}

/**
 * Starts a session in the page's one engine worker, which is created on the first call.
 * Snapshots are pulled: at most one a displayed frame.
 * @throws nothing; faults arrive at `events.onFault`
 */
export function startSession<S extends Snapshot>(options: StartOptions, events: SessionEvents<S>): SessionHandle {
  const id = nextId++;
  const { lab, params, needs } = options;
  const base = siteUrl();
  const client: Client = {
    request: {
      ...({ type: 'start', id, lab, params, needs, base } as const),
      force: options.force ?? forcedBackend(),
      maxThreads: options.maxThreads ?? allowedThreads(),
    },
    events: events as unknown as SessionEvents<Snapshot>,
    asks: new Map(),
    onAborted: null,
    paused: { reader: false, hidden: false, offScreen: false },
    dead: false,
  };
  clients.set(id, client);
  post(client.request);
  const stopWatching = watchVisibility(id, client, options);
  let nextAsk = 1;
  return {
    pause: () => setPaused(id, client, { reader: true }),
    resume() {
      if (client.dead) {
        client.dead = false;
        client.paused.reader = false;
        post({ ...client.request, params: options.restartParams?.() ?? params });
      } else setPaused(id, client, { reader: false });
    },
    step() {
      client.paused.reader = true;
      if (!client.dead) post({ type: 'step', id });
    },
    ask: <T>(what: string, payload: unknown = null) =>
      new Promise<T>((resolve, reject) => {
        const ask = nextAsk++;
        client.asks.set(ask, { resolve: resolve as (value: unknown) => void, reject });
        post({ type: 'ask', id, ask, what, payload });
      }),
    abort: () =>
      new Promise<EngineStats>((resolve) => {
        stopWatching();
        client.onAborted = (stats) => {
          clients.delete(id);
          if (isFull && clients.size === 0) endWorker();
          resolve(stats);
        };
        if (client.dead) client.onAborted(NO_STATS);
        else post({ type: 'abort', id });
      }),
  };
}
