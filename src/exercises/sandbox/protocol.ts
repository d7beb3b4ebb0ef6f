import type { Value } from '../values.ts';

/** One call of the learner's code. */
export interface Call {
  id: string;
  /** Export to call: of the learner's code, or of the exercise's probe. */
  name: string;
  isProbe: boolean;
  args: readonly Value[];
}

/** What the page asks for: evaluate the code, then make the calls in turn. */
export interface Job {
  /** Named again in every answer. */
  id: number;
  code: string;
  /** Source of the exercise's `probe.ts`, or null. */
  probe: string | null;
  backend: 'cpu' | 'wasm';
  calls: readonly Call[];
  /** Inputs of checks that the code asks for, by the words of its call: `inputs('many-inputs', 38124)`. */
  inputs?: Readonly<Record<string, readonly Value[]>>;
}

/** What a call returned. */
export interface CallResult {
  value: Value;
  /** Tensors that exist after the call, beyond arguments and result. */
  tensorsLeft: number;
  /** Whether an argument is no longer what it was before the call. */
  hasChangedArgs: boolean;
  /** Operations of TensorFlow.js that the call used, and `gradients` when it differentiated automatically. */
  operations: readonly string[];
  elapsedMs: number;
}

/** Why learner's code could not be compiled or stopped. */
export interface LearnerError {
  /** `compile`: not TypeScript that can run. `import`: asks for a module that is not there. `missing`: the function is not exported. `run`: thrown. */
  phase: 'compile' | 'import' | 'missing' | 'run';
  name: string;
  message: string;
  /** Place in the learner's code, counted from 1; null when unknown. */
  line: number | null;
  column: number | null;
}

/** Most lines of a drawing, and most points of each. */
export const MOST_LINES = 20;
export const MOST_POINTS = 5000;
/** Most rows and columns of a table: so many cells are drawn in about 150 ms. */
export const MOST_ROWS = 200;
export const MOST_COLUMNS = 30;

/** What the learner's code draws. */
export type Shown =
  | { what: 'line'; title: string; series: { name: string; x: number[]; y: number[] }[] }
  | { what: 'image'; title: string; width: number; height: number; rgba: Uint8ClampedArray }
  /** `more`: rows that were left out. */
  | { what: 'table'; title: string; columns: string[]; rows: string[][]; more: number };

/** What comes back, in order; every job ends with `done`. */
export type Answer =
  | { kind: 'console'; level: 'log' | 'warn' | 'error'; text: string }
  /** `console.clear()`: what was written so far goes. */
  | { kind: 'clear' }
  | { kind: 'show'; shown: Shown }
  /** Steps of an optimizer so far, and the last loss where it is known. */
  | { kind: 'progress'; step: number; loss: number | null }
  /** Thrown in a timer or by a promise that nobody waits for. */
  | { kind: 'uncaught'; error: LearnerError }
  /** So many further lines or drawings were left out. */
  | { kind: 'left-out'; count: number }
  | { kind: 'result'; call: string; result: CallResult }
  /** `call` is null when the code itself failed; then no call is made. */
  | { kind: 'error'; call: string | null; error: LearnerError }
  | { kind: 'done' };

/** What the page sends to the sandbox's worker: work, a file that it asked for, or whether it can answer. */
export type ToWorker = { kind: 'job'; job: Job } | { kind: 'file'; bytes: ArrayBuffer } | { kind: 'ask' };

/** What the worker sends: first `ready`; then for a job, perhaps `file`, then `started`, answers, or `broken`; `free` when asked. */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'file'; name: string }
  | { kind: 'started' }
  | { kind: 'free' }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'broken'; message: string };

/** How the reader's code asks for the inputs of a check again: `inputs('many-inputs', 38124)`. */
export const inputsCall = (id: string, seed: number): string => `inputs('${id}', ${seed})`;
