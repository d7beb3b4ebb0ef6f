/**
 * The memory that a team shares: the coordinator (team.ts) writes weights and parts of the batch, the members (teamMember.ts) write
 * gradients, and two control words say whose turn it is.
 */

/** Index of the control word that counts the steps; members wait for its change. */
export const STEP = 0;
/** Index of the control word that says how many members have not finished the step; the coordinator waits for 0. */
export const REMAINING = 1;

/** How large a team's memory is. */
export interface TeamSizes {
  /** Numbers in all weights together. */
  parameters: number;
  /** Numbers in what a member returns as its gradient; as many as parameters unless said. */
  gradients?: number;
  /** Most examples in a batch. */
  rows: number;
  /** Numbers that a member returns beside its gradient, such as loss and accuracy. */
  results: number;
}

/** Memory that the coordinator and the members share. */
export interface TeamMemory {
  /** [2]: `STEP` and `REMAINING`. */
  control: Int32Array;
  /** [parameters] */
  weights: Float32Array;
  /** For each member: how many rows it got, the epoch, then the rows' numbers. */
  rows: Int32Array[];
  /** For each member: [gradients]. */
  gradients: Float32Array[];
  /** For each member: [results]. */
  results: Float32Array[];
}

/** What a member is told first. */
export interface TeamStart {
  /** What the session gave to `Team.open`. */
  shared: unknown;
  /** The member's number, from 0. */
  index: number;
  memory: TeamMemory;
}

// eslint-disable-next-line no-restricted-syntax -- the one place that names it
const Shared = (): typeof SharedArrayBuffer | undefined => globalThis.SharedArrayBuffer;

/**
 * Whether threads can share memory here: the page is isolated (by headers of its host) and the browser has the means. Safari has
 * no such global on a page that is not isolated, and WebKit may lack it on one that is.
 */
export function hasSharedMemory(): boolean {
  return globalThis.crossOriginIsolated === true && typeof Shared() === 'function';
}

/** Zeroed bytes that other threads can read where the page allows it. */
export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(hasSharedMemory() ? new (Shared()!)(length) : new ArrayBuffer(length));
}

/** Memory for a team of `members` besides the coordinator; only where memory can be shared. */
export function createTeamMemory(
  members: number,
  { parameters, gradients = parameters, rows, results }: TeamSizes,
): TeamMemory {
  const Buffer = Shared()!;
  const floats = (n: number) => new Float32Array(new Buffer(4 * n));
  const integers = (n: number) => new Int32Array(new Buffer(4 * n));
  const each = <T>(make: () => T) => Array.from({ length: members }, make);
  return {
    control: integers(2),
    weights: floats(parameters),
    rows: each(() => integers(2 + rows)),
    gradients: each(() => floats(gradients)),
    results: each(() => floats(results)),
  };
}
