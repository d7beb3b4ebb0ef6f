import type { Arena } from '../../engine/kernels/arena.ts';
import { backward, forward, measureLoss, type GptParts, type LossSums } from './passes.ts';
import type { GptSize } from './size.ts';
import { GptSpace } from './space.ts';
import type { GptBatch } from './trainer.ts';
import { addressesOf, GptWeights, type GptAddresses } from './weights.ts';

/** Groups into which a batch is cut, whoever computes them: as many threads can share a step. */
export const GROUPS = 4;
/** Tokens that pass through the network together: few enough for their activations to stay in the second-level cache. */
const TOKENS_TOGETHER = 128;

/** A vector of all parameters' gradients. */
interface GradientVector {
  at: number;
  addresses: GptAddresses<number>;
}

/**
 * Computes gradients of groups of sequences in an arena. A group's gradient is made by itself and then added to the total, so that the
 * total is the same whether one thread makes all groups or each its own.
 */
export class GradientMaker {
  readonly parts: GptParts;
  readonly total: GradientVector;
  readonly #space: GptSpace;
  /** For groups that need more than one pass. */
  #group: GradientVector | null = null;

  constructor(arena: Arena, size: GptSize) {
    this.parts = { arena, size, weights: new GptWeights(arena, size) };
    this.#space = new GptSpace(arena, size, Math.max(1, Math.floor(TOKENS_TOGETHER / size.context)), 'shared');
    this.total = this.#vector();
  }

  #vector(): GradientVector {
    const { arena, size, weights } = this.parts;
    const at = arena.allocate(weights.count);
    return { at, addresses: addressesOf(size, at, (address) => address) };
  }

  /** A vector of the parameters' size that the next group may overwrite. @returns its byte offset */
  scratchVector(): number {
    this.#group ??= this.#vector();
    return this.#group.at;
  }

  /** Sets the total to 0. */
  clear(): void {
    const { arena, weights } = this.parts;
    arena.floats(this.total.at, weights.count).fill(0);
  }

  /**
   * Adds the gradient of a group to the total.
   * @param factor 1 / targets that count in the whole batch
   * @returns the group's sums
   */
  add({ inputs, targets }: GptBatch, factor: number): LossSums {
    const { arena, size, weights } = this.parts;
    const most = this.#space.sequences * size.context;
    if (inputs.length <= most) return this.#pass(inputs, targets, factor, this.total);
    this.#group ??= this.#vector();
    const group = this.#group;
    arena.floats(group.at, weights.count).fill(0);
    const sums = { loss: 0, right: 0, counted: 0 };
    for (let from = 0; from < inputs.length; from += most) {
      const part = this.#pass(inputs.subarray(from, from + most), targets.subarray(from, from + most), factor, group);
      sums.loss += part.loss;
      sums.right += part.right;
      sums.counted += part.counted;
    }
    arena.kernels.addRow(this.total.at, group.at, weights.count);
    return sums;
  }

  /** Sums over the targets of some sequences, without a gradient. */
  measure({ inputs, targets }: GptBatch): LossSums {
    const most = this.#space.sequences * this.parts.size.context;
    const sums = { loss: 0, right: 0, counted: 0 };
    for (let from = 0; from < inputs.length; from += most) {
      const part = this.#pass(inputs.subarray(from, from + most), targets.subarray(from, from + most), 0, null);
      sums.loss += part.loss;
      sums.right += part.right;
      sums.counted += part.counted;
    }
    return sums;
  }

  #pass(inputs: Int32Array, targets: Int32Array, factor: number, into: GradientVector | null): LossSums {
    const { arena, size } = this.parts;
    const space = this.#space;
    const [rows, T] = [inputs.length, size.context];
    arena.integers(space.inputs, rows).set(inputs);
    arena.integers(space.targets, rows).set(targets);
    forward(this.parts, space, rows / T, T);
    const sums = measureLoss(this.parts, space, rows, into ? factor : 0);
    if (into) backward(this.parts, space, into.addresses, rows / T, T);
    return sums;
  }
}
