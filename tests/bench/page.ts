/** The page side of the bench: exposes what scripts/bench.ts calls. */
import { startSession, type SessionHandle } from '../../src/engine/client.ts';
import type { Cifar10Snapshot, Cifar10Start } from '../../src/labs/cifar10/protocol.ts';

const STEPS = 20;
const BATCH = 64;

interface Measured {
  imagesPerSecond: number;
  backend: string;
  longestTaskMs: number;
  firstPointMs: number;
}

/** Milliseconds of one stock training step on a backend, in a worker of its own that lives as long as the page. */
const stockWorkers = new Map<string, Worker>();
function stockStep(backend: string): Promise<{ ms?: number; error?: string }> {
  let worker = stockWorkers.get(backend);
  if (!worker) {
    worker = new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' });
    stockWorkers.set(backend, worker);
  }
  const running = worker;
  return new Promise((resolve) => {
    running.onmessage = ({ data }) => resolve(data as { ms?: number; error?: string });
    running.postMessage(backend);
  });
}

/** Runs the lab's own session through the engine for some steps after a warm-up. */
function labRun(): Promise<Measured> {
  const longest = { ms: 0 };
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest.ms = Math.max(longest.ms, entry.duration);
  });
  observer.observe({ type: 'longtask' });
  const params = { images: 2500, epochs: 3, batchSize: BATCH, learningRate: 0.001, validationSplit: 0, seed: 1 };
  const clicked = performance.now();
  let backend = '';
  let from: { step: number; at: number } | null = null;
  let firstPointMs = 0;
  return new Promise((resolve, reject) => {
    const handle: SessionHandle = startSession<Cifar10Snapshot>(
      {
        lab: 'cifar10',
        params: { params, checkpoint: null } satisfies Cifar10Start,
        needs: { size: 'large', backends: ['webgpu', 'webgl', 'wasm', 'cpu'] },
        element: document.querySelector<HTMLElement>('#lab')!,
      },
      {
        onStarted: (device) => (backend = device.backend),
        onSnapshot(snapshot) {
          if (snapshot.phase !== 'train') return;
          const now = performance.now();
          firstPointMs ||= now - clicked;
          if (!from && snapshot.step >= 5) from = { step: snapshot.step, at: now };
          if (!from || snapshot.step < from.step + STEPS) return;
          observer.disconnect();
          const imagesPerSecond = (1000 * BATCH * (snapshot.step - from.step)) / (now - from.at);
          void handle
            .abort()
            .then(() => resolve({ imagesPerSecond, backend, longestTaskMs: longest.ms, firstPointMs }));
        },
        onDone: () => reject(new Error('the run ended before it was measured')),
        onFault: (fault) => reject(new Error(`${fault.code}: ${fault.detail}`)),
      },
    );
  });
}

Object.assign(globalThis, { bench: { stockStep, labRun } });
