import { browserOpeners } from './openers.ts';
import { REMAINING, STEP, type TeamStart } from './teamMemory.ts';

/**
 * Computes the mean gradient over some examples.
 * @param rows numbers of the examples
 * @param weights all weights one after the other, shared: not to be changed
 * @param gradient receives the gradient, in the same order
 * @param results receives the lab's own numbers, means over the rows
 * @param epoch from 1, by which members draw what is random
 */
export type TeamMember = (
  rows: number[],
  weights: Float32Array,
  gradient: Float32Array,
  results: Float32Array,
  epoch: number,
) => void;

/** Makes a member. @param shared what the session gave to `Team.open` */
export type MemberMaker = (shared: unknown) => TeamMember | Promise<TeamMember>;

/**
 * One member's life: waits for a step, computes its part, reports, for ever.
 * @param keepsOn asked before each wait; tests end it so
 */
export function serveTeam(member: TeamMember, { memory, index }: TeamStart, keepsOn: () => boolean): void {
  const { control, weights } = memory;
  const rows = memory.rows[index]!;
  let step = 0;
  while (keepsOn()) {
    Atomics.wait(control, STEP, step);
    step = Atomics.load(control, STEP);
    const [count, epoch] = rows as unknown as [number, number];
    if (count > 0) {
      const [gradient, results] = [memory.gradients[index]!, memory.results[index]!];
      member(Array.from(rows.subarray(2, 2 + count)), weights, gradient, results, epoch);
    }
    Atomics.sub(control, REMAINING, 1);
    Atomics.notify(control, REMAINING);
  }
}

/**
 * The whole of a member's worker: opens the WASM backend for itself, says that it is ready, and computes until it is terminated.
 * What fails is an error of the worker, which ends the team.
 */
export function serveMember(createMember: MemberMaker): void {
  self.addEventListener(
    'message',
    ({ data }: MessageEvent<TeamStart>) => {
      const live = async () => {
        await browserOpeners.wasm(() => undefined);
        const member = await createMember(data.shared);
        self.postMessage('ready');
        serveTeam(member, data, () => true);
      };
      live().catch(reportError);
    },
    { once: true },
  );
}
