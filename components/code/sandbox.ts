import { siteUrl } from '@src/site/address.ts';
import { fetchFile } from '@src/site/fetchFile.ts';
import { WASM_FILES } from '@src/engine/wasmFiles.ts';
import type { Answer, FromWorker, Job, ToWorker } from '@src/exercises/sandbox/protocol.ts';
import { readAnswer } from '@src/exercises/sandbox/readAnswer.ts';
import { hear, watchFrame } from './sandboxFrame.ts';
import workerUrl from 'virtual:sandbox-worker';

/**
 * How a job ended: by itself; at its time limit, computing (`time`) or only waiting for a timer or a promise (`waiting`); by the
 * reader's Stop; because its memory was exhausted, which ends the frame's process; or because the sandbox broke down.
 */
export type Ending = 'done' | 'time' | 'waiting' | 'stopped' | 'memory' | 'broken';

/** What a job needs besides its code. */
export interface JobOptions {
  limitMs: number;
  /** Gets each answer as it comes, its form checked; what is no answer is left out. */
  onAnswer: (answer: Answer) => void;
  /** Called when the code starts, and with it the time limit. */
  onStart?: () => void;
  /** Stops the job at once. */
  signal: AbortSignal;
}

/** Where learner's code runs: a worker in a frame of its own origin, which reaches neither the book nor any host. */
export interface Sandbox {
  /** Loads what the sandbox needs, once; called when the reader begins to write, so that the first run is quick. @throws TypeError when a file cannot be loaded */
  prepare(): Promise<void>;
  /** Runs one job; jobs given meanwhile wait for its end. The limit counts from when the code starts, not from loading. @throws TypeError when a file cannot be loaded */
  run(job: Omit<Job, 'id'>, options: JobOptions): Promise<Ending>;
}

/** Longest wait for a worker to start. */
const START_MS = 30_000;
/** Longest wait for a word of the frame that has been loaded. */
const SILENT_MS = 4000;
/** Longest wait for the end of a worker before its frame is removed. */
const END_MS = 500;
/** More messages than this no sound harness sends. */
const MOST_MESSAGES = 2000;
/** A worker that only waits answers a question within this time. */
const FREE_MS = 300;

interface Worker {
  id: number;
  port: MessagePort;
  /** Resolves when the worker waits for a job, with false when it cannot start. */
  isReady: Promise<boolean>;
}

/** Makes a sandbox. @param base address of the site's root, ending in a slash */
function createSandbox(base: string): Sandbox {
  let source: Promise<string> | null = null;
  let frame: Promise<HTMLIFrameElement> | null = null;
  let spare: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;
  const files = new Map<string, Promise<ArrayBuffer>>();

  function loadSource(): Promise<string> {
    source ??= fetchFile(new URL(workerUrl, base))
      .then((response) => response.text())
      .catch((error: unknown) => {
        source = null;
        throw error;
      });
    return source;
  }

  function loadFile(name: string): Promise<ArrayBuffer> {
    const url = Object.hasOwn(WASM_FILES, name) ? (WASM_FILES as Record<string, string>)[name] : undefined;
    if (!url) return Promise.reject(new TypeError(`The sandbox asks for ${name}.`));
    if (!files.has(name))
      files.set(
        name,
        fetchFile(new URL(url, base)).then((response) => response.arrayBuffer()),
      );
    files.get(name)!.catch(() => files.delete(name));
    return files.get(name)!;
  }

  function openFrame(): Promise<HTMLIFrameElement> {
    frame ??= (async () => {
      const element = document.createElement('iframe');
      element.setAttribute('sandbox', 'allow-scripts');
      element.title = 'sandbox';
      element.hidden = true;
      element.src = new URL('sandbox.html', base).href;
      const loaded = hear(element, ['loaded'], undefined, START_MS);
      // The frame speaks before it counts as loaded: what is silent then is another page, or one that is not allowed here.
      const isSilent = new Promise<null>((resolve) =>
        element.addEventListener('load', () => setTimeout(resolve, SILENT_MS, null), { once: true }),
      );
      document.body.append(element);
      if ((await Promise.race([loaded, isSilent])) === null) {
        element.remove();
        frame = null;
        throw new TypeError('sandbox.html does not answer');
      }
      return element;
    })();
    return frame;
  }

  async function startWorker(): Promise<Worker> {
    const [text, element] = await Promise.all([loadSource(), openFrame()]);
    const { port1: port, port2 } = new MessageChannel();
    const id = ++count;
    const failed = hear(element, ['failed'], id, START_MS).then(() => false);
    const ready = new Promise<boolean>((resolve) => {
      port.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data.kind === 'ready');
    });
    element.contentWindow!.postMessage({ kind: 'start', id, source: text }, '*', [port2]);
    return { id, port, isReady: Promise.race([ready, failed]) };
  }

  /** Ends a worker, whatever it is doing; if its frame does not answer, the frame goes. @returns whether it answers */
  async function endWorker({ id, port }: Worker): Promise<boolean> {
    port.onmessage = null;
    port.close();
    const element = await frame;
    if (!element) return false;
    const ended = hear(element, ['ended'], id, END_MS);
    element.contentWindow!.postMessage({ kind: 'end', id }, '*');
    if ((await ended) !== null) return true;
    element.remove();
    frame = null;
    spare = null;
    return false;
  }

  /** Starts a worker for the next job, so that TensorFlow.js is there when it comes. */
  function keepSpare(): Promise<Worker> {
    spare ??= startWorker().catch((error: unknown) => {
      spare = null;
      throw error;
    });
    return spare;
  }

  function takeWorker(): Promise<Worker> {
    const taken = keepSpare();
    spare = null;
    return taken;
  }

  /** Lets a worker that is ready do its job. @throws what cannot be loaded */
  async function converse(worker: Worker, job: Omit<Job, 'id'>, options: JobOptions): Promise<Ending> {
    const { limitMs, onAnswer, onStart, signal } = options;
    const { id, port } = worker;
    const tell = (message: ToWorker) => port.postMessage(message);
    const cleanups: (() => void)[] = [];
    const element = await openFrame();
    const ending = new Promise<Ending>((resolve, reject) => {
      const stop = () => resolve('stopped');
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      let timer: ReturnType<typeof setTimeout> | undefined;
      cleanups.push(
        () => signal.removeEventListener('abort', stop),
        () => clearTimeout(timer),
        watchFrame(element, id, () => resolve('memory')),
      );
      let hasStarted = false;
      const start = () => {
        if (hasStarted) return; // said again by the learner's code
        hasStarted = true;
        timer = setTimeout(() => {
          tell({ kind: 'ask' }); // what only waits can answer
          timer = setTimeout(() => resolve('time'), FREE_MS);
        }, limitMs);
        onStart?.();
      };
      let messages = 0;
      port.onmessage = ({ data }: MessageEvent<FromWorker | null>) => {
        if (++messages > MOST_MESSAGES) return resolve('broken');
        if (data?.kind === 'started') start();
        else if (data?.kind === 'free') resolve('waiting');
        else if (data?.kind === 'file' && !hasStarted) {
          loadFile(String(data.name)).then((bytes) => tell({ kind: 'file', bytes }), reject);
        } else if (data?.kind === 'answer') {
          const answer = readAnswer(data.answer);
          if (answer?.kind === 'done') resolve('done');
          else if (answer) onAnswer(answer);
        } else if (data?.kind === 'broken') {
          console.warn(`Sandbox: ${String(data.message)}`);
          resolve('broken');
        }
      };
      tell({ kind: 'job', job: { ...job, id } });
    });
    return ending.finally(() => cleanups.forEach((cleanup) => cleanup()));
  }

  async function work(job: Omit<Job, 'id'>, options: JobOptions): Promise<Ending> {
    if (options.signal.aborted) return 'stopped';
    const worker = await takeWorker();
    let ending: Ending = 'broken';
    if (await worker.isReady) {
      try {
        ending = await converse(worker, job, options);
      } finally {
        const isAlive = await endWorker(worker);
        // A process that is gone does not compute: its limit only passed.
        if (!isAlive && ending === 'time') ending = 'memory';
      }
    }
    keepSpare().catch(() => undefined); // told by the next job, if it still fails
    return ending;
  }

  return {
    async prepare() {
      await keepSpare();
    },
    run(job, options) {
      const ending = last.then(() => work(job, options));
      last = ending.catch(() => undefined);
      return ending;
    },
  };
}

let shared: Sandbox | null = null;
/** The one sandbox of this page, made on first use. */
export const getSandbox = (): Sandbox => (shared ??= createSandbox(siteUrl()));
