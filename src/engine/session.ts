import type { Fault, SessionNeeds, Snapshot } from './protocol.ts';

/** What the engine gives a running session. */
export interface SessionContext {
  /** Absolute URL of the site's base, ending in a slash; data sets lie below it. */
  readonly base: string;
  /** Aborted when the reader resets the lab or leaves. */
  readonly signal: AbortSignal;
  /** True when the page wants a snapshot now: yield one. Important snapshots may be yielded at any time. */
  readonly due: boolean;
  /**
   * Call before every training step. Waits while paused, lets other sessions have their share, and throws the signal's reason
   * once aborted. Time between two calls counts as computing.
   * @param examples how many examples the step ahead will process
   */
  turn(examples: number): Promise<void>;
  /**
   * Waits for something that needs no device, such as a download, and leaves the device to other sessions meanwhile.
   * @returns the result of `work`
   */
  leaveDevice<T>(work: Promise<T>): Promise<T>;
  /** Tells the page about a fault that can be mended (a broken download) and waits until the reader says "go on". */
  recover(fault: Fault): Promise<void>;
  /** True while the reader has paused the session: the step ahead is the last for now, leave nothing unread. */
  readonly paused: boolean;
  /** Most threads that the session may use; the reader can limit them. */
  readonly maxThreads: number;
  /** Tells the page on how many threads the session computes; 1 unless said. */
  setThreads(threads: number): void;
  /** Remembers plain data from which the session can be started again after the device is lost. */
  keep(state: unknown): void;
}

/** A process that trains or infers; it owns its tensors from creation to `dispose`. */
export interface Session {
  /** The process itself. Snapshots are plain data, valid after `dispose`. */
  run(): AsyncGenerator<Snapshot, void, void>;
  /**
   * Answers a question of the view, also when paused or finished. It has the device meanwhile, so that the session's own steps wait:
   * it must not wait for them.
   */
  answer?(what: string, payload: unknown): Promise<unknown>;
  /** Frees every tensor; called once. */
  dispose(): void;
}

/** The entry of a lab's `session.ts`. */
export interface SessionModule {
  readonly needs: SessionNeeds;
  /** Begins what needs no backend, such as downloads, while one is being opened; what fails is left to the session. */
  prepare?(params: unknown, context: Pick<SessionContext, 'base' | 'signal'>): void;
  /**
   * @param params as the view sent them; checked here, since they may come from a link
   * @param kept what the last session kept before its device was lost, or null
   * @throws EngineFault `bad-params`
   */
  createSession(params: unknown, kept: unknown, context: SessionContext): Session;
}
