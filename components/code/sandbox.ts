import { siteUrl } from '@src/site/address.ts';
import { WASM_FILES } from '@src/engine/wasmFiles.ts';
import type { Answer, FromWorker, Job, ToWorker } from '@src/exercises/sandbox/protocol.ts';
import { readAnswer } from '@src/exercises/sandbox/readAnswer.ts';
import workerUrl from 'virtual:sandbox-worker';

/** How a job ended: by itself, by its time limit, by the reader's Stop, or because the sandbox broke down. */
export type Ending = 'done' | 'time' | 'stopped' | 'broken';

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
/** More answers than this no sound harness sends. */
const MOST_ANSWERS = 2000;

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

  async function load(url: string): Promise<Response> {
    const response = await fetch(new URL(url, base));
    if (!response.ok) throw new TypeError(`${url}: HTTP status ${response.status}`);
    return response;
  }

  function loadSource(): Promise<string> {
    source ??= load(workerUrl)
      .then((response) => response.text())
      .catch((error: unknown) => {
        source = null;
        throw error;
      });
    return source;
  }

  function loadFile(name: string): Promise<ArrayBuffer> {
    const url = (WASM_FILES as Record<string, string>)[name];
    if (!url) return Promise.reject(new TypeError(`The sandbox asks for ${name}.`));
    if (!files.has(name))
      files.set(
        name,
        load(url).then((response) => response.arrayBuffer()),
      );
    files.get(name)!.catch(() => files.delete(name));
    return files.get(name)!;
  }

  /** The message of this kind about a worker, or null when it does not come in time. */
  function hear(
    element: HTMLIFrameElement,
    kinds: string[],
    id: number | undefined,
    ms: number,
  ): Promise<string | null> {
    return new Promise((resolve) => {
      const finish = (kind: string | null) => {
        removeEventListener('message', listen);
        clearTimeout(timer);
        resolve(kind);
      };
      const listen = ({ source: from, data }: MessageEvent<{ kind?: string; id?: number } | null>) => {
        if (from === element.contentWindow && data?.kind && kinds.includes(data.kind) && data.id === id)
          finish(data.kind);
      };
      const timer = setTimeout(() => finish(null), ms);
      addEventListener('message', listen);
    });
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

  /** Ends a worker, whatever it is doing; if its frame does not answer, the frame goes. */
  async function endWorker({ id, port }: Worker): Promise<void> {
    port.onmessage = null;
    port.close();
    const element = await frame;
    if (!element) return;
    const ended = hear(element, ['ended'], id, END_MS);
    element.contentWindow!.postMessage({ kind: 'end', id }, '*');
    if ((await ended) !== null) return;
    element.remove();
    frame = null;
    spare = null;
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

  async function work(job: Omit<Job, 'id'>, options: JobOptions): Promise<Ending> {
    const { limitMs, onAnswer, onStart, signal } = options;
    if (signal.aborted) return 'stopped';
    const worker = await takeWorker();
    const ending = (await worker.isReady)
      ? await new Promise<Ending>((resolve, reject) => {
          let answers = 0;
          let timer: ReturnType<typeof setTimeout> | undefined;
          const finish = (how: Ending) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', stop);
            resolve(how);
          };
          const stop = () => finish('stopped');
          signal.addEventListener('abort', stop);
          if (signal.aborted) stop();
          worker.port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
            if (data.kind === 'started') {
              timer = setTimeout(() => finish('time'), limitMs);
              onStart?.();
            } else if (data.kind === 'file') {
              const send = (bytes: ArrayBuffer) => worker.port.postMessage({ kind: 'file', bytes } satisfies ToWorker);
              loadFile(data.name).then(send, reject);
            } else if (data.kind === 'answer') {
              const answer = readAnswer(data.answer);
              if (answer?.kind === 'done') finish('done');
              else if (++answers > MOST_ANSWERS) finish('broken');
              else if (answer) onAnswer(answer);
            } else {
              if (data.kind === 'broken') console.warn(`Sandbox: ${data.message}`);
              finish('broken');
            }
          };
          worker.port.postMessage({ kind: 'job', job: { ...job, id: worker.id } } satisfies ToWorker);
        }).finally(() => endWorker(worker))
      : 'broken';
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
