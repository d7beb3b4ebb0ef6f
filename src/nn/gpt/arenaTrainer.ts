import { Arena } from '../../engine/kernels/arena.ts';
import { ADAM_CONSTANTS } from '../../math/adam.ts';
import { watch, type LearnerState, type StepResult } from '../learner.ts';
import type { Score } from '../metrics.ts';
import { GradientMaker } from './gradientMaker.ts';
import { groupCount, groupOf, type GptTeam } from './gptTeam.ts';
import type { LossSums } from './passes.ts';
import { sizeOf } from '../../math/shapes.ts';
import { gptParameters, type GptSize } from './size.ts';
import { countTargets, type GptBatch, type GptTrainer, type UpdatePlan } from './trainer.ts';

/**
 * Trains in an arena, alone or with a team. A batch is cut into the same groups whatever the number of threads, and their gradients are
 * added in their order: the numbers do not depend on who computes them.
 */
export class ArenaTrainer implements GptTrainer {
  readonly size: GptSize;
  readonly #maker: GradientMaker;
  readonly #moments1: number;
  readonly #moments2: number;
  /** Updates made. */
  #updates = 0;
  #team: GptTeam | null = null;
  readonly #onThreads: (threads: number) => void;

  /** @param onThreads is told when a team begins or ends */
  constructor(size: GptSize, weights: readonly Float32Array[], onThreads: (threads: number) => void) {
    const arena = new Arena();
    this.size = size;
    this.#maker = new GradientMaker(arena, size);
    const own = this.#maker.parts.weights;
    this.#moments1 = arena.allocate(own.count);
    this.#moments2 = arena.allocate(own.count);
    own.set(weights);
    own.pack(true);
    this.#onThreads = onThreads;
  }

  /** Goes on with the other cores. */
  join(team: GptTeam): void {
    this.#team = team;
    this.#onThreads(team.threads);
  }

  step(batch: GptBatch, plan: UpdatePlan): StepResult<Score> {
    this.#maker.clear();
    const sums = this.#team?.takes(batch) ? this.#addTogether(batch, this.#team) : this.#add(batch);
    const { loss, right, counted } = addUp(sums);
    this.#update(plan);
    return watch(Promise.resolve({ loss: loss / counted, accuracy: right / counted }));
  }

  /** Adds the gradients of all groups, or of those that are named, one after the other. */
  #add(batch: GptBatch, groups = this.#groupsOf(batch)): LossSums[] {
    const factor = 1 / countTargets(batch.targets);
    return groups.map((g) => this.#maker.add(groupOf(batch, this.size.context, g), factor));
  }

  #groupsOf({ inputs }: GptBatch): number[] {
    return [...Array(groupCount(inputs.length / this.size.context)).keys()];
  }

  /** The same, each thread its groups. When a member has died, its groups are computed here, and the team ends. */
  #addTogether(batch: GptBatch, team: GptTeam): LossSums[] {
    const { arena, weights } = this.#maker.parts;
    const own = team.start(batch, weights.values);
    const sums = this.#add(batch, own);
    const others = team.finish();
    if (!others) {
      team.close();
      this.#team = null;
      this.#onThreads(1);
      return [...sums, ...this.#add(batch, this.#groupsOf(batch).slice(own.length))];
    }
    for (const { gradient, sums: part } of others) {
      const incoming = this.#maker.scratchVector();
      arena.floats(incoming, weights.count).set(gradient);
      arena.kernels.addRow(this.#maker.total.at, incoming, weights.count);
      sums.push(part);
    }
    return sums;
  }

  #update({ learningRate, weightDecay }: UpdatePlan): void {
    const { beta1, beta2, epsilon } = ADAM_CONSTANTS;
    const { arena, weights } = this.#maker.parts;
    this.#updates++;
    if (weightDecay > 0) this.#decay(1 - learningRate * weightDecay);
    arena.kernels.adam(
      ...[weights.at, this.#maker.total.at, this.#moments1, this.#moments2, weights.at, weights.count],
      ...[learningRate, beta1, 1 - beta1, beta2, 1 - beta2],
      ...[1 / (1 - beta1 ** this.#updates), 1 / (1 - beta2 ** this.#updates), epsilon],
    );
    weights.pack(true);
  }

  /** Matrices times a factor. */
  #decay(factor: number): void {
    const { values } = this.#maker.parts.weights;
    let offset = 0;
    for (const { shape } of gptParameters(this.size)) {
      const end = offset + sizeOf(shape);
      if (shape.length > 1) for (let i = offset; i < end; i++) values[i]! *= factor;
      offset = end;
    }
  }

  measure(batch: GptBatch): Promise<LossSums> {
    return Promise.resolve(this.#maker.measure(batch));
  }

  weights(): Promise<Float32Array[]> {
    return Promise.resolve(this.#maker.parts.weights.split());
  }

  async state(): Promise<LearnerState> {
    const { weights } = this.#maker.parts;
    const moments = (at: number) => (this.#updates > 0 ? weights.split(at) : []);
    return { weights: weights.split(), moments1: moments(this.#moments1), moments2: moments(this.#moments2) };
  }

  restore({ weights, moments1, moments2 }: LearnerState, step: number): void {
    const { arena, weights: own } = this.#maker.parts;
    own.set(weights);
    own.pack(true);
    this.#updates = moments1.length > 0 ? step : 0;
    for (const [at, arrays] of [[this.#moments1, moments1] as const, [this.#moments2, moments2] as const]) {
      const all = arena.floats(at, own.count).fill(0);
      let offset = 0;
      for (const array of arrays) {
        all.set(array, offset);
        offset += array.length;
      }
    }
  }

  dispose(): void {
    this.#team?.close();
    this.#team = null;
  }
}

function addUp(parts: readonly LossSums[]): LossSums {
  const sums = { loss: 0, right: 0, counted: 0 };
  for (const { loss, right, counted } of parts) {
    sums.loss += Math.fround(loss); // as it comes from other threads
    sums.right += right;
    sums.counted += counted;
  }
  return sums;
}
