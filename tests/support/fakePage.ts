import { afterEach, beforeEach, vi } from 'vitest';
import { createEngineClient, type EngineClient, type StartOptions } from '../../src/engine/client.ts';
import type { EngineStats, Fault, Request, Response, Snapshot } from '../../src/engine/protocol.ts';

/** A worker that notes what it is told; the test speaks for it. */
class FakeWorker extends EventTarget {
  readonly requests: Request[] = [];
  isTerminated = false;
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

/** Numbers that a worker says. */
export const STATS: EngineStats = { stepMs: 1, examplesPerSecond: 2, tensors: 3, bytes: 4 };

/** A fault that a worker says. */
export const fault = (code: Fault['code'], canContinue: boolean): Fault => ({ code, detail: 'said so', canContinue });

/** The browser's page around an engine client, fresh for every test of the calling file. */
export function useFakePage() {
  let engine: EngineClient;
  let document: EventTarget & { hidden: boolean };
  let showElement: (isIntersecting: boolean) => void;
  let frames: (() => void)[];
  const page = {
    workers: [] as FakeWorker[],
    /** Elements whose place on the screen is watched. */
    observed: [] as unknown[],
    /** The worker begun last. */
    worker: () => page.workers.at(-1)!,
    hide(hidden: boolean): void {
      document.hidden = hidden;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    /** Scrolls the one watched element into view or out of it. */
    showElement: (isIntersecting: boolean) => showElement(isIntersecting),
    draw(): void {
      for (const draw of frames.splice(0)) draw();
    },
    /** Starts a session. @returns it, and what its view heard */
    run(options: Partial<StartOptions> = {}) {
      const heard: [what: string, value?: unknown][] = [];
      const element = {} as HTMLElement;
      const handle = engine.startSession<Snapshot>(
        { lab: 'counter', params: { turns: 3 }, needs: { size: 'tiny' }, element, ...options },
        {
          onStarted: (report) => heard.push(['started', report.backend]),
          onSnapshot: (snapshot, stats) => heard.push(['snapshot', { ...snapshot, stats }]),
          onDone: () => heard.push(['done']),
          onFault: ({ code }) => heard.push(['fault', code]),
        },
      );
      return { handle, heard };
    },
  };

  beforeEach(() => {
    page.workers = [];
    page.observed = [];
    frames = [];
    document = Object.assign(new EventTarget(), { hidden: false });
    vi.stubGlobal('document', document);
    vi.stubGlobal('location', { href: 'https://book.example/en/', search: '?backend=wasm&threads=2' });
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(listener: (entries: { isIntersecting: boolean }[]) => void) {
          showElement = (isIntersecting) => listener([{ isIntersecting }]);
        }
        observe = (element: unknown) => page.observed.push(element);
        disconnect = () => (page.observed = []);
      },
    );
    engine = createEngineClient(() => {
      const worker = new FakeWorker();
      page.workers.push(worker);
      return worker as unknown as Worker;
    });
  });
  afterEach(() => vi.unstubAllGlobals());
  return page;
}
