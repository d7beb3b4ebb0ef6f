import { Arena } from '../../engine/kernels/arena.ts';
import { Team, type TeamOptions } from '../../engine/team.ts';
import type { MemberMaker } from '../../engine/teamMember.ts';
import { sharedBytes } from '../../engine/teamMemory.ts';
import { countParameters } from '../../math/shapes.ts';
import { GradientMaker, GROUPS } from './gradientMaker.ts';
import type { LossSums } from './passes.ts';
import { gptParameters, type GptSize } from './size.ts';
import { countTargets, type GptBatch } from './trainer.ts';

/** Numbers that a member returns for each group beside its gradient: loss, right, counted. */
const RESULTS = 3;

/** What the members are given: the network's size, and memory in which each batch lies. */
export interface SharedGpt {
  size: GptSize;
  /** Sequences, targets that count, then inputs and targets. */
  batch: Int32Array;
}

/** What is used of a team. */
export type TeamOfGradients = Pick<Team, 'threads' | 'start' | 'finish' | 'close'>;

/** How a team for a Transformer is made. */
export interface GptTeamOptions extends Pick<TeamOptions, 'createWorker' | 'maxThreads' | 'signal'> {
  /** Most sequences of a batch. */
  batchSize: number;
}

/** Memory for batches of at most so many sequences, for all threads where the page allows it. */
export function shareBatch(size: GptSize, batchSize: number): SharedGpt {
  return { size, batch: new Int32Array(sharedBytes(4 * (2 + 2 * batchSize * size.context)).buffer) };
}

/** From the g-th group's first sequence to the next group's. */
export function groupOf({ inputs, targets }: GptBatch, context: number, g: number): GptBatch {
  const sequences = inputs.length / context;
  const groups = groupCount(sequences);
  const at = (i: number) => Math.floor((i * sequences) / groups) * context;
  return { inputs: inputs.subarray(at(g), at(g + 1)), targets: targets.subarray(at(g), at(g + 1)) };
}

/** Groups of a batch. */
export function groupCount(sequences: number): number {
  return Math.min(GROUPS, sequences);
}

/** The other threads of a step: each computes the gradients of its groups. */
export class GptTeam {
  readonly #team: TeamOfGradients;
  readonly #shared: SharedGpt;
  readonly #parameters: number;

  /** @param shared what the members were given */
  constructor(team: TeamOfGradients, shared: SharedGpt) {
    this.#team = team;
    this.#shared = shared;
    this.#parameters = countParameters(gptParameters(shared.size));
  }

  /** @returns null where there are no other threads */
  static async open(size: GptSize, { batchSize, ...options }: GptTeamOptions): Promise<GptTeam | null> {
    const shared = shareBatch(size, batchSize);
    const parameters = countParameters(gptParameters(size));
    const sizes = { parameters, gradients: GROUPS * parameters, rows: GROUPS, results: GROUPS * RESULTS };
    const team = await Team.open({ ...options, shared, ...sizes });
    return team && new GptTeam(team, shared);
  }

  get threads(): number {
    return this.#team.threads;
  }

  /** Whether its memory holds such a batch, and there is work for all. */
  takes({ inputs }: GptBatch): boolean {
    const { batch, size } = this.#shared;
    return 2 + 2 * inputs.length <= batch.length && groupCount(inputs.length / size.context) >= this.threads;
  }

  /** Sets the members off. @returns the groups that are left to the coordinator, the first ones */
  start({ inputs, targets }: GptBatch, weights: Float32Array): number[] {
    const { batch, size } = this.#shared;
    const sequences = inputs.length / size.context;
    batch.set([sequences, countTargets(targets)]);
    batch.set(inputs, 2);
    batch.set(targets, 2 + inputs.length);
    return this.#team.start([...Array(groupCount(sequences)).keys()], 1, (to) => to.set(weights));
  }

  /** @returns gradient and sums of the members' groups, in order; null when a member has died */
  finish(): { gradient: Float32Array; sums: LossSums }[] | null {
    const parts = this.#team.finish();
    if (!parts) return null;
    return parts.flatMap(({ size, gradient, results }) =>
      Array.from({ length: size }, (_, j) => ({
        gradient: gradient.subarray(j * this.#parameters, (j + 1) * this.#parameters),
        sums: { loss: results[RESULTS * j]!, right: results[RESULTS * j + 1]!, counted: results[RESULTS * j + 2]! },
      })),
    );
  }

  close(): void {
    this.#team.close();
  }
}

/** Makes a member of such a team: for `serveMember` in the lab's member.worker.ts. */
export const createGptMember: MemberMaker = (shared) => {
  const { size, batch } = shared as SharedGpt;
  const maker = new GradientMaker(new Arena(), size);
  const { arena, weights: own } = maker.parts;
  return (groups, weights, gradient, results) => {
    own.values.set(weights);
    own.pack(true);
    const [sequences, counted] = batch as unknown as [number, number];
    const tokens = sequences * size.context;
    const whole = { inputs: batch.subarray(2, 2 + tokens), targets: batch.subarray(2 + tokens, 2 + 2 * tokens) };
    for (const [j, group] of groups.entries()) {
      maker.clear();
      const sums = maker.add(groupOf(whole, size.context, group), 1 / counted);
      gradient.set(arena.floats(maker.total.at, own.count), j * own.count);
      results.set([sums.loss, sums.right, sums.counted], RESULTS * j);
    }
  };
};
