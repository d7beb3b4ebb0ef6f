import { GptSpace } from './space.ts';
import { forward, NORM_EPSILON, type GptParts } from './passes.ts';
import type { Matrix } from './weights.ts';
import { MLP_FACTOR } from './size.ts';

/** Memory in which one text at a time keeps its keys and values. */
export class TextMemory {
  readonly space: GptSpace;
  /** Whose they are; null when they no longer fit the weights. */
  owner: GptText | null = null;

  constructor({ arena, size }: GptParts) {
    this.space = new GptSpace(arena, size, 1, 'none');
  }
}

/**
 * A text that is being written. With a cache, the keys and values of earlier tokens stay where the forward pass has left them, and a new
 * token costs one row of each product instead of all of them.
 */
export class GptText {
  /** Of the next token, [vocabulary]; a new array for each. */
  logits: Float32Array;
  readonly #parts: GptParts;
  readonly #memory: TextMemory;
  readonly #cached: boolean;
  /** The tokens that are seen, at most `context`. */
  #tokens: number[];

  /** @param prompt at least one token, checked already */
  constructor(parts: GptParts, memory: TextMemory, prompt: readonly number[], cached: boolean) {
    this.#parts = parts;
    this.#memory = memory;
    this.#cached = cached;
    this.#tokens = [...prompt];
    this.logits = this.#readAll();
  }

  /** Tokens that it sees, at most `context`. */
  get length(): number {
    return this.#tokens.length;
  }

  /** Adds a token. When the context is full, the later half of the text is read again from the first position on. */
  push(token: number): void {
    const { context } = this.#parts.size;
    const isFull = this.#tokens.length === context;
    if (isFull) this.#tokens = this.#tokens.slice(context - (context >> 1));
    this.#tokens.push(token);
    const keeps = this.#cached && !isFull && this.#memory.owner === this;
    this.logits = keeps ? this.#readLast() : this.#readAll();
  }

  #readAll(): Float32Array {
    const { space } = this.#memory;
    const n = this.#tokens.length;
    this.#memory.owner = this;
    this.#parts.arena.integers(space.inputs, n).set(this.#tokens);
    forward(this.#parts, space, 1, n);
    return this.#logitsAt(n - 1);
  }

  // #region cached
  /** The last token alone: its query meets the keys and values of all before it, which are there. */
  #readLast(): Float32Array {
    const { arena, size, weights } = this.#parts;
    const { kernels: k } = arena;
    const { width: d, heads } = size;
    const { addresses: w } = weights;
    const { space } = this.#memory;
    const t = this.#tokens.length - 1;
    const product = (x: number, m: Matrix, add: number, out: number, row = m.columns) =>
      k.multiply(x, m.rows, m.panels, add, out, row, space.scratch, 1, m.rows, m.columns);

    arena.integers(space.inputs, 1)[0] = this.#tokens[t]!;
    k.embed(space.inputs, w.tokens, w.positions + 4 * t * d, space.embedded, 1, 1, d);
    let x = space.embedded;
    for (const [i, a] of space.layers.entries()) {
      const layer = w.layers[i]!;
      k.layerNorm(x, layer.gain1, layer.shift1, a.norm1, a.stats1, 1, d, NORM_EPSILON);
      product(a.norm1, layer.attention, 0, a.qkv + 4 * t * 3 * d); // the cache grows by a row
      k.attendOne(a.qkv, a.heads, space.scratch, t, heads, d);
      product(a.heads, layer.projection, x, a.attended);
      k.layerNorm(a.attended, layer.gain2, layer.shift2, a.norm2, a.stats2, 1, d, NORM_EPSILON);
      product(a.norm2, layer.mlpIn, 0, a.hidden);
      k.gelu(a.hidden, a.activated, MLP_FACTOR * d);
      product(a.activated, layer.mlpOut, a.attended, a.output);
      x = a.output;
    }
    k.layerNorm(x, w.gain, w.shift, space.norm, space.stats, 1, d, NORM_EPSILON);
    product(space.norm, w.head, 0, space.logits, space.logitsRow);
    return this.#logitsAt(0);
  }
  // #endregion

  #logitsAt(row: number): Float32Array {
    const { logits, logitsRow } = this.#memory.space;
    return this.#parts.arena.floats(logits + 4 * row * logitsRow, this.#parts.size.vocabulary).slice();
  }
}
