import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEngineClient, type EngineClient, type StartOptions } from '../../../src/engine/client.ts';
import type { EngineStats, Fault, Request, Response, Snapshot } from '../../../src/engine/protocol.ts';

/** A worker that notes what it is told; the test speaks for it. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  readonly requests: Request[] = [];
  isTerminated = false;
  constructor() {
    super();
    FakeWorker.all.push(this);
  }
  postMessage(request: Request): void {
    this.requests.push(request);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  says(response: Response): void {
    this.dispatchEvent(new MessageEvent('message', { data: response }));
  }
  dies(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }
  /** The types of what it was told, in order. */
  get told(): string[] {
    return this.requests.map(({ type }) => type);
  }
}

/** Calls the listener of the page's one observed element. */
let showElement: (isIntersecting: boolean) => void;
let observed: unknown[];
let frames: (() => void)[];
let page: EventTarget & { hidden: boolean };
let engine: EngineClient;

beforeEach(() => {
  FakeWorker.all = [];
  observed = [];
  frames = [];
  page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('document', page);
  vi.stubGlobal('location', { href: 'https://book.example/en/', search: '?backend=wasm&threads=2' });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(listener: (entries: { isIntersecting: boolean }[]) => void) {
        showElement = (isIntersecting) => listener([{ isIntersecting }]);
      }
      observe = (element: unknown) => observed.push(element);
      disconnect = () => (observed = []);
    },
  );
  engine = createEngineClient(() => new FakeWorker() as unknown as Worker);
});
afterEach(() => vi.unstubAllGlobals());

const STATS: EngineStats = { stepMs: 1, examplesPerSecond: 2, tensors: 3, bytes: 4 };
const device = {
  backend: 'wasm',
  adapter: '',
  precision: 'float32',
  threads: 1,
  ownKernels: true,
  verdicts: [],
} as const;

/** A session of the client under test, and what its view heard. */
function run(options: Partial<StartOptions> = {}) {
  const heard: [what: string, value?: unknown][] = [];
  const handle = engine.startSession<Snapshot>(
    {
      lab: 'counter',
      params: { turns: 3 },
      needs: { size: 'tiny' },
      element: {} as HTMLElement,
      ...options,
    },
    {
      onStarted: (report) => heard.push(['started', report.backend]),
      onSnapshot: (snapshot, stats) => heard.push(['snapshot', { ...snapshot, stats }]),
      onDone: () => heard.push(['done']),
      onFault: (fault) => heard.push(['fault', fault.code]),
    },
  );
  return { handle, heard };
}
const worker = () => FakeWorker.all.at(-1)!;
const hide = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};
const fault = (code: Fault['code'], canContinue: boolean): Fault => ({ code, detail: 'said so', canContinue });

test('one worker serves all sessions of the page, and hears what the address of the page asks for', () => {
  run();
  run({ lab: 'other', force: 'cpu', maxThreads: 1 });
  expect(FakeWorker.all).toHaveLength(1);
  expect(worker().requests).toMatchObject([
    { type: 'start', id: 1, lab: 'counter', params: { turns: 3 }, force: 'wasm', maxThreads: 2 },
    { type: 'start', id: 2, lab: 'other', force: 'cpu', maxThreads: 1 },
  ]);
});

test('an address that asks for nonsense asks for nothing', () => {
  vi.stubGlobal('location', { href: 'https://book.example/', search: '?backend=quantum&threads=-1' });
  run();
  expect(worker().requests[0]).toMatchObject({ force: null, maxThreads: Infinity });
});

test('each view hears of its own session, and the next snapshot is pulled with the next frame', () => {
  const [one, two] = [run(), run()];
  worker().says({ type: 'started', id: 1, device: { ...device, verdicts: [] } });
  worker().says({ type: 'snapshot', id: 2, snapshot: { count: 7 }, stats: STATS });
  expect(one.heard).toEqual([['started', 'wasm']]);
  expect(two.heard).toEqual([['snapshot', { count: 7, stats: STATS }]]);
  expect(worker().told).toEqual(['start', 'start']);
  for (const draw of frames.splice(0)) draw();
  expect(worker().requests.at(-1)).toEqual({ type: 'pull', id: 2 });
  worker().says({ type: 'done', id: 2 });
  expect(two.heard.at(-1)).toEqual(['done']);
});

test('pauses for each reason, and resumes only when none is left', () => {
  const { handle } = run();
  const told = () => worker().told.slice(1);
  hide(true);
  expect(told()).toEqual(['pause']);
  showElement(false);
  handle.pause();
  hide(false);
  handle.resume();
  expect(told()).toEqual(['pause']);
  showElement(true);
  expect(told()).toEqual(['pause', 'resume']);
});

test('a session begun in a hidden tab waits', () => {
  page.hidden = true;
  run();
  expect(worker().told).toEqual(['start', 'pause']);
});

test('a large session goes on off screen', () => {
  run({ needs: { size: 'large' } });
  expect(observed).toEqual([]);
  run();
  expect(observed).toHaveLength(1);
});

test('after a single step the session is paused, so that "resume" goes on', () => {
  const { handle } = run();
  handle.step();
  handle.resume();
  expect(worker().told).toEqual(['start', 'step', 'resume']);
});

test('a fault that can be mended waits for the reader', () => {
  const { handle, heard } = run();
  worker().says({ type: 'fault', id: 1, fault: fault('data-hash', true) });
  expect(heard).toEqual([['fault', 'data-hash']]);
  hide(true);
  hide(false);
  expect(worker().told).toEqual(['start']);
  handle.resume();
  expect(worker().told).toEqual(['start', 'resume']);
});

test('questions get their own answers, in any order, and rejections carry the fault', async () => {
  const { handle } = run();
  const [first, second] = [handle.ask('count'), handle.ask('nonsense', 5)];
  expect(worker().requests.slice(1)).toEqual([
    { type: 'ask', id: 1, ask: 1, what: 'count', payload: null },
    { type: 'ask', id: 1, ask: 2, what: 'nonsense', payload: 5 },
  ]);
  worker().says({ type: 'reply', id: 1, ask: 2, ok: false, fault: fault('internal', false) });
  worker().says({ type: 'reply', id: 1, ask: 1, ok: true, value: 42 });
  worker().says({ type: 'reply', id: 1, ask: 1, ok: true, value: 43 });
  await expect(second).rejects.toMatchObject({ fault: { code: 'internal', detail: 'said so' } });
  await expect(first).resolves.toBe(42);
});

test('a worker that dies is a fault of every session; "go on" starts a new one from the last good state', async () => {
  const one = run({ restartParams: () => ({ turns: 99 }) });
  const two = run();
  const unanswered = one.handle.ask('count');
  const dead = worker();
  dead.dies('out of luck');
  expect(dead.isTerminated).toBe(true);
  await expect(unanswered).rejects.toMatchObject({ fault: { code: 'worker-died', detail: 'out of luck' } });
  expect([...one.heard, ...two.heard]).toEqual([
    ['fault', 'worker-died'],
    ['fault', 'worker-died'],
  ]);
  // Nothing is sent for a dead session, whatever happens to the page; a frame that was asked for pulls nothing.
  hide(true);
  hide(false);
  one.handle.step();
  expect(FakeWorker.all).toHaveLength(1);
  one.handle.resume();
  expect(worker()).not.toBe(dead);
  expect(worker().requests).toMatchObject([{ type: 'start', id: 1, params: { turns: 99 } }]);
  two.handle.resume();
  expect(worker().requests.at(-1)).toMatchObject({ type: 'start', id: 2, params: { turns: 3 } });
});

test('a question to a session whose worker is dead is rejected at once', async () => {
  const { handle } = run();
  worker().dies('');
  await expect(handle.ask('count')).rejects.toMatchObject({ fault: { code: 'worker-died' } });
  expect(FakeWorker.all).toHaveLength(1);
});

test('an aborted session is freed, watches nothing, hears nothing more, and its open questions are rejected', async () => {
  const { handle, heard } = run();
  worker().says({ type: 'snapshot', id: 1, snapshot: {}, stats: STATS });
  const unanswered = handle.ask('count');
  const ended = handle.abort();
  worker().says({ type: 'aborted', id: 1, stats: { ...STATS, tensors: 0 } });
  expect((await ended).tensors).toBe(0);
  expect(handle.abort()).toBe(ended);
  await expect(unanswered).rejects.toMatchObject({ name: 'EngineFault' });
  worker().says({ type: 'snapshot', id: 1, snapshot: {}, stats: STATS });
  for (const draw of frames.splice(0)) draw();
  hide(true);
  expect(heard).toHaveLength(1);
  expect(observed).toEqual([]);
  expect(worker().told).toEqual(['start', 'ask', 'abort']);
});

test('a session whose worker died, before or meanwhile, is aborted all the same', async () => {
  const [one, two] = [run(), run()];
  const ending = two.handle.abort();
  worker().dies('gone');
  expect((await ending).tensors).toBe(0);
  expect((await one.handle.abort()).tensors).toBe(0);
  expect(two.heard).toEqual([]);
});

test('a worker whose memory was exhausted ends with its last session', async () => {
  const [one, two] = [run(), run()];
  const full = worker();
  full.says({ type: 'fault', id: 1, fault: fault('out-of-memory', true) });
  const ended = [one, two].map(({ handle }) => handle.abort());
  full.says({ type: 'aborted', id: 1, stats: STATS });
  expect(full.isTerminated).toBe(false);
  full.says({ type: 'aborted', id: 2, stats: STATS });
  await Promise.all(ended);
  expect(full.isTerminated).toBe(true);
  run();
  expect(FakeWorker.all).toHaveLength(2);
});

test('a worker that does not answer to an abort is ended, and its other sessions may go on in a new one', async () => {
  vi.useFakeTimers();
  const [one, two] = [run(), run()];
  const silent = worker();
  const ended = one.handle.abort();
  vi.advanceTimersByTime(2_900);
  expect(silent.isTerminated).toBe(false);
  vi.advanceTimersByTime(200);
  vi.useRealTimers();
  expect(silent.isTerminated).toBe(true);
  expect((await ended).tensors).toBe(0);
  expect(two.heard).toEqual([['fault', 'worker-died']]);
  two.handle.resume();
  expect(worker()).not.toBe(silent);
});

test('a session that stops in time leaves its worker alone', async () => {
  vi.useFakeTimers();
  const { handle } = run();
  const ended = handle.abort();
  worker().says({ type: 'aborted', id: 1, stats: STATS });
  await ended;
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  expect(worker().isTerminated).toBe(false);
});
