import { createRandom, permutation } from '../../math/random.ts';
import type { RaceParams } from './protocol.ts';
import { EXAMPLES } from './surfaces.ts';

/** Mini-batches of the network's data: every epoch in a new order, the same for all racers. */
export class BatchOrder {
  readonly #size: number;
  readonly #seed: number;
  #order: Uint32Array = new Uint32Array();
  #epoch = 0;
  #at = 0;

  constructor({ seed, batchSize }: Pick<RaceParams, 'seed' | 'batchSize'>) {
    this.#size = batchSize;
    this.#seed = seed;
  }

  /** The examples of the next batch, [batch]; the last of an epoch may be shorter. */
  next(): Uint32Array {
    if (this.#at >= this.#order.length) {
      this.#order = permutation(EXAMPLES, createRandom(this.#seed, 100 + this.#epoch++));
      this.#at = 0;
    }
    const chosen = this.#order.subarray(this.#at, this.#at + this.#size);
    this.#at += this.#size;
    return chosen;
  }
}
