import { siteUrl } from '../site/address.ts';
import {
  ClientSession,
  type DeathCode,
  type SessionEvents,
  type SessionHandle,
  type StartOptions,
} from './clientSession.ts';
import type { BackendName, Request, Response, Snapshot } from './protocol.ts';

export type { SessionHandle, StartOptions };

/** The page's half of an engine. */
export interface EngineClient {
  /**
   * Starts a session in the engine's one worker, which is created on the first call.
   * Snapshots are pulled: at most one a displayed frame.
   * @throws nothing; faults arrive at `events.onFault`
   */
  startSession<S extends Snapshot>(options: StartOptions, events: SessionEvents<S>): SessionHandle;
}

/** The backend that the page's address forces (`?backend=wasm`), or null. */
function forcedBackend(): BackendName | null {
  const name = new URLSearchParams(location.search).get('backend');
  return name === 'webgpu' || name === 'webgl' || name === 'wasm' || name === 'cpu' ? name : null;
}

/** Most threads that the page's address allows (`?threads=1`); no limit without it. */
function allowedThreads(): number {
  const text = new URLSearchParams(location.search).get('threads') ?? '';
  return /^[1-9]\d?$/.test(text) ? Number(text) : Infinity;
}

/**
 * An engine of this page.
 * @param createWorker starts a worker that serves an engine (see host.ts): the first, and another after one that died or was full
 */
export function createEngineClient(createWorker: () => Worker): EngineClient {
  let worker: Worker | null = null;
  /** The worker's memory was exhausted: what a broken step left there is never freed, and WebAssembly's memory never shrinks. */
  let isFull = false;
  let nextId = 1;
  const sessions = new Map<number, ClientSession>();

  /** The next run starts another. */
  function endWorker(): void {
    worker?.terminate();
    worker = null;
    isFull = false;
  }

  function dieWithWorker(detail: string, code: DeathCode = 'worker-died'): void {
    endWorker();
    for (const session of sessions.values()) session.die(detail, code);
  }

  function startWorker(): Worker {
    const created = createWorker();
    let hasSpoken = false;
    created.addEventListener('message', ({ data }: MessageEvent<Response>) => {
      hasSpoken = true;
      if (data.type === 'fault' && data.fault.code === 'out-of-memory') isFull = true;
      sessions.get(data.id)?.receive(data);
    });
    created.addEventListener('error', (event) => {
      event.preventDefault();
      // A script that did not come is told by an event without a message.
      if (!hasSpoken && !event.message) dieWithWorker('the engine worker did not come', 'not-loaded');
      else dieWithWorker(event.message || 'the engine worker stopped');
    });
    return created;
  }

  const link = {
    post(request: Request): void {
      worker ??= startWorker();
      worker.postMessage(request);
    },
    forget(id: number): void {
      sessions.delete(id);
      if (isFull && sessions.size === 0) endWorker();
    },
    giveUp: () => dieWithWorker('the engine worker did not answer'),
  };

  return {
    startSession(options, events) {
      const id = nextId++;
      const { lab, params } = options;
      const force = options.force ?? forcedBackend();
      const maxThreads = options.maxThreads ?? allowedThreads();
      const { stopAt = Infinity } = options;
      const request = { type: 'start', id, lab, params, force, maxThreads, stopAt, base: siteUrl() } as const;
      const session = new ClientSession(link, request, options, events as unknown as SessionEvents<Snapshot>);
      sessions.set(id, session);
      return session;
    },
  };
}
