/**
 * The wire format between the page and the engine worker: types only.
 *
 * A page owns one worker. Every lab on the page runs sessions in it; a session is an async generator that yields snapshots,
 * and the page *pulls* them: the worker computes ahead until a snapshot is due and waits until the page asks for the next.
 */

/** The TensorFlow.js backends the engine knows, best rank first. */
export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** Plain data that survives structured cloning; typed arrays may be transferred. */
export type Snapshot = object;

/** Known reasons why a backend cannot be had. */
export type MissingBackend = 'no-adapter' | 'not-started';

/** Why a backend was skipped or is used; `code` is translated by the view. */
export interface BackendVerdict {
  backend: BackendName;
  /** `missing`: cannot be created; `no-adapter`: no WebGPU device is offered; `not-started`: TensorFlow.js could not start it; `software`: emulated GPU; `wrong`: failed the self-test; `slower`: lost the probe; `forced`: the page demanded it; `chosen`; `lost` while running. */
  code: 'missing' | MissingBackend | 'software' | 'wrong' | 'slower' | 'forced' | 'chosen' | 'lost';
  /** What goes with the code, the same in every language: an adapter's name, a measured time, a number; an error of the browser in its own words. */
  detail: string;
}

/** What the backend panel shows. */
export interface DeviceReport {
  backend: BackendName;
  /** Adapter or processor as the browser names it. */
  adapter: string;
  precision: 'float32' | 'float16';
  threads: number;
  /** Whether the WASM gradient kernels of this project are installed. */
  ownKernels: boolean;
  verdicts: BackendVerdict[];
}

/** Measured by the engine around a session's work, sent with every snapshot. */
export interface EngineStats {
  /** Milliseconds of computing for one step, exponential average; 0 before the first step. */
  stepMs: number;
  examplesPerSecond: number;
  /** `tf.memory()` of the worker at the time of the snapshot. */
  tensors: number;
  bytes: number;
}

/** Faults with a stable code that every lab translates. */
export type FaultCode =
  | 'data-network'
  | 'data-list'
  | 'data-hash'
  | 'data-decode'
  | 'device-lost'
  | 'out-of-memory'
  | 'not-finite'
  /** A file of the engine did not come; `new-release`: the site answers, and has it no more. */
  | 'not-loaded'
  | 'new-release'
  | 'worker-died'
  | 'no-backend'
  | 'bad-params'
  | 'own-network'
  | 'internal';

export interface Fault {
  code: FaultCode;
  /** Technical detail in English: the sheet's name, the tensor's name, the original message. */
  detail: string;
  /** Whether "go on" makes sense: the session kept its last good state. */
  canContinue: boolean;
  /** Of `not-finite`: the training step, and the first tensor found with NaN or infinity (`loss` for the loss). */
  place?: { step: number; tensor: string };
  /** Of `not-finite`: the last good step, from which "go on" goes on, and the learning rate it takes then. */
  retry?: { step: number; learningRate: number };
}

/** Page → worker. Every message about a session carries its `id`, chosen by the page. */
export type Request =
  | {
      type: 'start';
      id: number;
      lab: string;
      params: unknown;
      force: BackendName | null;
      /** Most threads that the session may use. */
      maxThreads: number;
      /** After so many training steps the session pauses by itself, once; Infinity for never. */
      stopAt: number;
      base: string;
    }
  | { type: 'pull'; id: number }
  | { type: 'pause'; id: number }
  | { type: 'resume'; id: number }
  /** Exactly one more snapshot-worth of the smallest unit (a training step), then pause. */
  | { type: 'step'; id: number }
  /** A question to the session's `answer`, answered by a `reply`. */
  | { type: 'ask'; id: number; ask: number; what: string; payload: unknown }
  | { type: 'abort'; id: number };

/** Worker → page. */
export type Response =
  | { type: 'started'; id: number; device: DeviceReport }
  | { type: 'snapshot'; id: number; snapshot: Snapshot; stats: EngineStats }
  | { type: 'reply'; id: number; ask: number; ok: true; value: unknown }
  | { type: 'reply'; id: number; ask: number; ok: false; fault: Fault }
  | { type: 'done'; id: number }
  /** The last step of `stopAt` has begun: its snapshot follows, then the session is paused. */
  | { type: 'stopped'; id: number }
  | { type: 'aborted'; id: number; stats: EngineStats }
  | { type: 'fault'; id: number; fault: Fault };

/** What a session asks of a backend. */
export interface SessionNeeds {
  /** `large`: convolutions or big products, worth a GPU; `tiny`: overhead-bound, stays off the GPU. */
  size: 'tiny' | 'large';
  /** Backends that can run it, best rank first. */
  backends: readonly BackendName[];
}
