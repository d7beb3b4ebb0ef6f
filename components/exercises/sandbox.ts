import type { Answer, Job } from '@src/exercises/sandbox/protocol.ts';

/** How a job ended: by itself, by its time limit, by the reader's Stop, or because the sandbox broke down. */
export type Ending = 'done' | 'time' | 'stopped' | 'broken';

/** What a job needs besides its code. */
export interface JobOptions {
  limitMs: number;
  /** Gets each answer as it comes. */
  onAnswer: (answer: Answer) => void;
  /** Stops the job at once. */
  signal: AbortSignal;
}

/** Where learner's code runs: a worker in a frame of its own origin, which reaches neither the book nor any host. */
export interface Sandbox {
  /** Loads what the sandbox needs, once; called when the reader begins to write, so that the first run is quick. @throws TypeError when a file cannot be loaded */
  prepare(): Promise<void>;
  /** Runs one job; jobs given meanwhile wait for its end. The limit counts from when the code starts, not from loading. */
  run(job: Omit<Job, 'id'>, options: JobOptions): Promise<Ending>;
}
