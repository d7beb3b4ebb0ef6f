import type { HostEnvironment } from '../../src/engine/environment.ts';
import { serveEngine, type Port } from '../../src/engine/host.ts';
import type { BackendName, Request, Response } from '../../src/engine/protocol.ts';

/** Resolves after some time. */
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a snapshot of a counting session says. */
export const countOf = (snapshot: object) => (snapshot as { count: number }).count;

/** What a session counted, snapshot by snapshot. */
export const counts = (received: Response[], id = 1) =>
  received.flatMap((m) => (m.type === 'snapshot' && m.id === id ? [countOf(m.snapshot)] : []));

const open: MessagePort[] = [];

/** Ends the engines of a test: `afterEach(closeEngines)`. */
export function closeEngines(): void {
  for (const port of open.splice(0)) port.close();
}

/** The worker's half of an engine behind a MessageChannel, and a page that pulls every snapshot at once. */
export function connectEngine(env: HostEnvironment) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  port2.start();
  serveEngine(port2 as unknown as Port, env);
  const received: Response[] = [];
  const waiting: { test: (message: Response) => boolean; resolve: (message: Response) => void }[] = [];
  let autoPull = true;
  let nextAsk = 1;
  const send = (request: Request) => port1.postMessage(request);
  port1.onmessage = ({ data }: MessageEvent<Response>) => {
    received.push(data);
    if (data.type === 'snapshot' && autoPull) send({ type: 'pull', id: data.id });
    for (const { test, resolve } of waiting) if (test(data)) resolve(data);
  };
  /** The first message of a kind, already there or to come. */
  const until = <T extends Response['type']>(
    type: T,
    id = 1,
    which: (m: Extract<Response, { type: T }>) => boolean = () => true,
  ) => {
    const test = (m: Response) => m.type === type && m.id === id && which(m as Extract<Response, { type: T }>);
    const known = received.find(test);
    const promise = known
      ? Promise.resolve(known)
      : new Promise<Response>((resolve) => waiting.push({ test, resolve }));
    return promise as Promise<Extract<Response, { type: T }>>;
  };
  return {
    send,
    received,
    until,
    stopPulling: () => (autoPull = false),
    start: (id: number, params: unknown, lab = 'counter', force: BackendName | null = null, stopAt = Infinity) =>
      send({ type: 'start', id, lab, params, force, maxThreads: Infinity, stopAt, base: 'http://localhost/' }),
    /** Asks a session. @returns its reply */
    ask(id: number, what: string, payload: unknown = null) {
      const ask = nextAsk++;
      send({ type: 'ask', id, ask, what, payload });
      return until('reply', id, (reply) => reply.ask === ask);
    },
    /** Ends a session. @returns the counts afterwards */
    async abort(id = 1) {
      send({ type: 'abort', id });
      return (await until('aborted', id)).stats;
    },
  };
}
