import {
  createTeamMemory,
  hasSharedMemory,
  REMAINING,
  STEP,
  type TeamMemory,
  type TeamSizes,
  type TeamStart,
} from './teamMemory.ts';

/** Longest wait for the members' start, in ms. */
const START_TIMEOUT_MS = 15_000;
/** Longest wait for a step, in ms: a member that takes longer has died. */
const STEP_TIMEOUT_MS = 8_000;
const MOST_WORKERS = 8;

/** How a team is made. */
export interface TeamOptions extends TeamSizes {
  /** Starts a member: a worker that runs `serveMember` (teamMember.ts). @param name for the browser's tools */
  createWorker: (name: string) => Worker;
  /** What the members need to know, such as data in shared memory; structured-cloned. */
  shared: unknown;
  /** Most threads, the coordinator's included. */
  maxThreads: number;
  /** Ends the members while they start; afterwards `close` does. */
  signal: AbortSignal;
}

/** Workers that can run at once here: all cores of a machine with two, all but one of a larger one; 1 without shared memory. */
export function teamSize(): number {
  if (!hasSharedMemory() || typeof Worker === 'undefined') return 1;
  const cores = navigator.hardwareConcurrency || 1;
  return Math.min(cores > 2 ? cores - 1 : cores, MOST_WORKERS);
}

/** Splits a batch into parts as equal as possible, the first for the coordinator. */
export function splitRows(rows: readonly number[], parts: number): number[][] {
  return Array.from({ length: parts }, (_, i) =>
    rows.slice(Math.floor((i * rows.length) / parts), Math.floor(((i + 1) * rows.length) / parts)),
  );
}

/**
 * Data-parallel training on several cores: each member computes the gradient of its part of a batch, with the same weights, and the
 * coordinator adds them up. The mean over a batch is the mean of the parts' means, weighted by their sizes, so that the result is
 * that of one worker but for rounding. Members wait in `Atomics.wait`; nothing is copied but weights and gradients.
 */
export class Team {
  readonly #workers: Worker[];
  readonly #memory: TeamMemory;
  #failed = false;
  #sizes: number[] = [];

  private constructor(workers: Worker[], memory: TeamMemory) {
    this.#workers = workers;
    this.#memory = memory;
    for (const worker of workers) worker.addEventListener('error', () => (this.#failed = true));
  }

  /**
   * Starts the members and waits for them.
   * @returns null where there is one core, no shared memory, a member that fails, or no use for a team any more
   */
  static async open(options: TeamOptions): Promise<Team | null> {
    const members = Math.min(teamSize(), options.maxThreads) - 1;
    if (members < 1) return null;
    const memory = createTeamMemory(members, options);
    const workers = Array.from({ length: members }, (_, i) => options.createWorker(`livegrad-team-${i + 1}`));
    const team = new Team(workers, memory);
    const ready = workers.map(
      (worker, index) =>
        new Promise<void>((resolve, reject) => {
          worker.addEventListener('message', () => resolve(), { once: true });
          worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
          worker.postMessage({ shared: options.shared, index, memory } satisfies TeamStart);
        }),
    );
    const timeout = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('the members did not start')), START_TIMEOUT_MS),
    );
    const aborted = new Promise<never>((_, reject) =>
      options.signal.addEventListener('abort', () => reject(new Error('no longer wanted'))),
    );
    try {
      options.signal.throwIfAborted();
      await Promise.race([Promise.all(ready), timeout, aborted]);
      return team;
    } catch {
      team.close();
      return null;
    }
  }

  /** Threads that compute, the coordinator's included. */
  get threads(): number {
    return this.#workers.length + 1;
  }

  /**
   * Gives the members their parts of a batch and sets them off.
   * @param epoch of the batch, from 1
   * @param writeWeights writes the current weights, [parameters]
   * @returns the coordinator's own part
   */
  start(rows: readonly number[], epoch: number, writeWeights: (to: Float32Array) => void): number[] {
    const [own, ...parts] = splitRows(rows, this.threads);
    writeWeights(this.#memory.weights);
    this.#sizes = parts.map((part) => part.length);
    for (const [i, part] of parts.entries()) this.#memory.rows[i]!.set([part.length, epoch, ...part]);
    const { control } = this.#memory;
    Atomics.store(control, REMAINING, parts.length);
    Atomics.add(control, STEP, 1);
    Atomics.notify(control, STEP);
    return own!;
  }

  /**
   * Waits for the members.
   * @returns size, gradient and results of each part; null when a member has died, and the team with it
   */
  finish(): { size: number; gradient: Float32Array; results: Float32Array }[] | null {
    const { control, gradients, results } = this.#memory;
    const deadline = performance.now() + STEP_TIMEOUT_MS;
    for (let left = Atomics.load(control, REMAINING); left > 0; left = Atomics.load(control, REMAINING)) {
      if (this.#failed || performance.now() > deadline) return null;
      Atomics.wait(control, REMAINING, left, 100);
    }
    return this.#sizes.map((size, i) => ({ size, gradient: gradients[i]!, results: results[i]! }));
  }

  /** Ends the members. */
  close(): void {
    for (const worker of this.#workers) worker.terminate();
  }
}
