import type { SessionHandle } from '../../engine/client.ts';
import type { BackendName, DeviceReport } from '../../engine/protocol.ts';
import type { ImageParams, ImageSnapshot } from '../../nn/imageSnapshots.ts';
import { startSession } from '../engine.ts';
import type { ProductRates, StockAnswer, StockRequest } from './protocol.ts';

/** How much is measured. */
export interface Effort {
  /** Images a step. */
  batch: number;
  warmUpSteps: number;
  /** How long the engine is measured after the warm-up, in ms. */
  windowMs: number;
  /** A stock backend is measured over as many steps as fit into this time, at least one, in ms. */
  stockWindowMs: number;
}

/** What the book's numbers come from. */
export const FULL: Effort = { batch: 64, warmUpSteps: 5, windowMs: 2500, stockWindowMs: 2500 };
/** A glance, for slow devices and for tests (`?short`). */
export const SHORT: Effort = { batch: 8, warmUpSteps: 2, windowMs: 500, stockWindowMs: 500 };

const MOST_STOCK_STEPS = 200;

const PARAMS: Omit<ImageParams, 'batchSize'> = {
  images: 2500,
  epochs: 50,
  learningRate: 0.001,
  validationSplit: 0,
  seed: 1,
};

/** One measurement of this book's engine. */
export interface Measured {
  imagesPerSecond: number;
  device: DeviceReport;
  /** From the call to the first loss, in ms. */
  firstPointMs: number;
}

/** What the engine is held to; free to choose without it. */
export interface Limits {
  force?: BackendName;
  maxThreads?: number;
  /** Ends the measurement; the promise is rejected. */
  signal?: AbortSignal;
  effort?: Effort;
}

/**
 * Trains the article's network through the engine, as the lab of chapter 5 does, and measures its speed after a warm-up.
 * @param element the element that stands for the measurement on the page
 * @throws Error with the fault's code and detail
 */
export function measureOurs(
  element: HTMLElement,
  { signal, effort = FULL, ...limits }: Limits = {},
): Promise<Measured> {
  const { batch, warmUpSteps, windowMs } = effort;
  const called = performance.now();
  let device: DeviceReport | null = null;
  let from: { step: number; at: number } | null = null;
  let firstPointMs = 0;
  // A hidden tab pauses the run: what was measured before it does not count.
  const restart = () => (from = null);
  const page = element.ownerDocument;
  page.addEventListener('visibilitychange', restart);
  const measured = new Promise<Measured>((resolve, reject) => {
    const handle: SessionHandle = startSession<ImageSnapshot<ImageParams, object>>(
      {
        lab: 'cifar10',
        params: { ...PARAMS, batchSize: batch } satisfies ImageParams,
        needs: { size: 'large' },
        element,
        ...limits,
      },
      {
        onStarted: (report) => (device = report),
        onSnapshot(snapshot) {
          if (snapshot.phase !== 'train' || snapshot.losses.length === 0) return;
          const now = performance.now();
          firstPointMs ||= now - called;
          if (!from && snapshot.step >= warmUpSteps) from = { step: snapshot.step, at: now };
          if (!from || now - from.at < windowMs) return;
          const imagesPerSecond = (1000 * batch * (snapshot.step - from.step)) / (now - from.at);
          void handle.abort().then(() => resolve({ imagesPerSecond, device: device!, firstPointMs }));
        },
        onDone: () => reject(new Error('the run ended before it was measured')),
        onFault(fault) {
          void handle.abort();
          reject(new Error(`${fault.code}: ${fault.detail}`));
        },
      },
    );
    signal?.addEventListener('abort', () => {
      void handle.abort();
      reject(new DOMException('stopped', 'AbortError'));
    });
  });
  return measured.finally(() => page.removeEventListener('visibilitychange', restart));
}

/** The spiral of the playground: 250 points to train on, two hidden layers of eight units. */
export const SPIRAL = {
  data: 'spiral',
  points: 500,
  noise: 0,
  validation: 0.5,
  features: '1100000',
  hidden: '8-8',
  activation: 'tanh',
  initialisation: 'glorot',
  loss: 'squared',
  optimizer: 'adam',
  learningRate: 0.05,
  batchSize: 250,
  l1: 0,
  l2: 0,
  dropout: 0,
  seed: 1,
  speed: 'full',
  held: 0,
  discrete: 0,
  own: '',
};

/** What is read of the playground's snapshots. */
export type SpiralSnapshot = { step: number; measured: { trainLoss: number }[]; trainingMs: number };
/** The spiral counts as solved when the mean of ½(y − ŷ)² over the training points is below this. */
const SOLVED_LOSS = 0.05;
const SPIRAL_LIMIT_MS = 60_000;

/** How long the spiral took. */
export interface SpiralTime {
  /** Time in training steps alone. */
  computingSeconds: number;
  /** From the call to the message that it is solved, the engine's start included. */
  seenSeconds: number;
  steps: number;
}

/** Trains the playground's network on the spiral until it is solved. @throws Error when it is not solved in a minute */
export function measureSpiral(element: HTMLElement, seed: number): Promise<SpiralTime> {
  const called = performance.now();
  return new Promise((resolve, reject) => {
    const handle = startSession<SpiralSnapshot>(
      { lab: 'playground', params: { ...SPIRAL, seed }, needs: { size: 'tiny' }, element },
      {
        onStarted: () => undefined,
        onSnapshot({ measured, step, trainingMs }) {
          const seenSeconds = (performance.now() - called) / 1000;
          const isSolved = measured.some(({ trainLoss }) => trainLoss < SOLVED_LOSS);
          if (!isSolved && seenSeconds < SPIRAL_LIMIT_MS / 1000) return;
          void handle.abort();
          if (isSolved) resolve({ computingSeconds: trainingMs / 1000, seenSeconds, steps: step });
          else reject(new Error(`seed ${seed}: not solved after ${step} steps`));
        },
        onDone: () => undefined,
        onFault(fault) {
          void handle.abort();
          reject(new Error(`${fault.code}: ${fault.detail}`));
        },
      },
    );
  });
}

/** Stock TensorFlow.js in a worker of its own. */
export class StockPeer {
  readonly #worker = new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' });
  readonly #backend: BackendName;
  readonly #effort: Effort;
  #stepsNext = 1;

  constructor(backend: BackendName, effort: Effort = FULL) {
    this.#backend = backend;
    this.#effort = effort;
  }

  /**
   * Measures `model.fit` on the article's network. The first call is the warm-up; a later one takes as many steps as fit the time.
   * @returns images a second, or why this backend cannot
   */
  async measure(): Promise<{ imagesPerSecond: number } | { error: string }> {
    const { batch, stockWindowMs } = this.#effort;
    const answer = await new Promise<StockAnswer>((resolve) => {
      this.#worker.onmessage = ({ data }: MessageEvent<StockAnswer>) => resolve(data);
      this.#worker.onerror = (event) => resolve({ error: event.message });
      this.#worker.postMessage({ backend: this.#backend, steps: this.#stepsNext, batch } satisfies StockRequest);
    });
    if ('error' in answer) return answer;
    this.#stepsNext = Math.max(1, Math.min(MOST_STOCK_STEPS, Math.round(stockWindowMs / answer.msPerStep)));
    return { imagesPerSecond: (1000 * batch) / answer.msPerStep };
  }

  close(): void {
    this.#worker.terminate();
  }
}

/** Rates of a large matrix product on one WASM thread. */
export function measureProduct(): Promise<ProductRates> {
  const worker = new Worker(new URL('./product.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ProductRates>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ProductRates>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage('start');
  }).finally(() => worker.terminate());
}
