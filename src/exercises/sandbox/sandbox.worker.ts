import { timers } from './workerTimers.ts';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerDilatedGradient } from '../../engine/kernels/dilatedGradient.ts';
import { registerWasmKernels } from '../../engine/kernels/register.ts';
import type { Tf } from './tensors.ts';
import { runJob } from './harness.ts';
import type { FromWorker, Job, ToWorker } from './protocol.ts';
import * as tf from './tf.ts';

/*
 * The sandbox's worker. The page sends its source as text, so it is one classic script; it has no network, no storage and no
 * way to the page but one port, which learner's code cannot get at: everything it could use is taken away or bound before.
 */

declare const self: DedicatedWorkerGlobalScope & Record<string, unknown>;

/*
 * Kept from before the learner's code, which may replace them: read by them, an event never comes into its hands, and with it the
 * port.
 */
const { apply } = Reflect;
const readData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!.get!;

/** Answers the page's question for a file of TensorFlow.js's WASM backend. */
let giveFile: (bytes: ArrayBuffer) => void = () => undefined;

self.addEventListener('message', ({ ports: [port] }) => serve(port!), { once: true });

function serve(port: MessagePort): void {
  const send = port.postMessage.bind(port) as (message: FromWorker) => void;
  removeWaysOut();
  port.addEventListener('message', (event) => {
    const data = apply(readData, event, []) as ToWorker;
    if (data.kind === 'file') giveFile(data.bytes);
    else if (data.kind === 'ask') void timers.isIdle().then((isIdle) => isIdle && send({ kind: 'free' }));
    else void work(data.job, send);
  });
  port.start();
  send({ kind: 'ready' });
}

async function work(job: Job, send: (message: FromWorker) => void): Promise<void> {
  try {
    await useBackend(job.backend, send);
  } catch (error) {
    send({ kind: 'broken', message: String(error) });
    return;
  }
  send({ kind: 'started' });
  await runJob(tf as unknown as Tf, job, (answer) => send({ kind: 'answer', answer }), {
    installConsole: replaceConsole,
    settle: timers.settle,
    listen: listenForUncaught,
  });
}

/** What is thrown in timers and promises; after that it concerns nobody. */
function listenForUncaught(tell: (thrown: unknown) => void): () => void {
  let isListening = true;
  const hear = (event: ErrorEvent | PromiseRejectionEvent) => {
    event.preventDefault();
    if (isListening) tell('reason' in event ? event.reason : event.error);
  };
  self.addEventListener('error', hear);
  self.addEventListener('unhandledrejection', hear);
  return () => void (isListening = false);
}

async function useBackend(backend: Job['backend'], send: (message: FromWorker) => void): Promise<void> {
  registerDilatedGradient();
  if (backend === 'wasm') {
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    const names = ['wasm', 'wasm-simd', 'wasm-threaded-simd'].map((build) => `tfjs-backend-${build}.wasm`);
    setWasmPaths(Object.fromEntries(names.map((name) => [name, name])), true);
  }
  const platform = tf.env().platform;
  // The only file TensorFlow.js asks for is its own WASM binary; the page has it. Once it is there nobody may ask.
  const { fetch } = platform;
  platform.fetch = async (file) => {
    const bytes = await new Promise<ArrayBuffer>((resolve) => {
      giveFile = resolve;
      send({ kind: 'file', name: file });
    });
    return new Response(bytes);
  };
  const isReady = await tf.setBackend(backend);
  platform.fetch = fetch;
  if (!isReady) throw new Error(`TensorFlow.js could not start its ${backend} backend`);
  if (backend === 'wasm') registerWasmKernels();
}

/** TensorFlow.js prints tensors to the global console: the learner's is put there. */
function replaceConsole(console: object): void {
  Object.defineProperty(self, 'console', { value: console, configurable: true, writable: true });
}

/** Removes what would only fill the frame's queue; network and storage are closed by the frame's policy and origin. */
function removeWaysOut(): void {
  for (const name of ['postMessage', 'BroadcastChannel', 'Worker', 'SharedWorker']) {
    for (let owner: object | null = self; owner; owner = Object.getPrototypeOf(owner) as object | null) {
      delete (owner as Record<string, unknown>)[name];
    }
  }
}
