import { Arena } from '../../engine/kernels/arena.ts';
import { EngineFault } from '../../engine/fault.ts';
import { checkGptSize, type GptSize } from './size.ts';
import { Examination, type Examined } from './examine.ts';
import { forward, measureLoss, type GptParts } from './passes.ts';
import { GptSpace, withoutPadding } from './space.ts';
import { GptText, TextMemory } from './text.ts';
import { GptWeights } from './weights.ts';

/** Sequences that are measured together. */
const MEASURED_TOGETHER = 4;

/**
 * A decoder-only Transformer in an arena of its own, for looking at it and writing with it. It needs WebAssembly with SIMD, and neither
 * TensorFlow.js nor a backend.
 */
export class Gpt {
  readonly size: GptSize;
  readonly #parts: GptParts;
  readonly #space: GptSpace;
  #examination: Examination | null = null;
  #text: TextMemory | null = null;

  /** @param weights of `gptParameters` @throws EngineFault `bad-params` */
  constructor(size: GptSize, weights: readonly Float32Array[]) {
    checkGptSize(size);
    this.size = size;
    const arena = new Arena();
    this.#parts = { arena, size, weights: new GptWeights(arena, size) };
    this.#space = new GptSpace(arena, size, MEASURED_TOGETHER, 'none');
    this.setWeights(weights);
  }

  /** Takes other weights; a text that is being written is read again with them. */
  setWeights(weights: readonly Float32Array[]): void {
    this.#parts.weights.set(weights);
    this.#parts.weights.pack(true);
    if (this.#text) this.#text.owner = null;
  }

  /** What comes next at every place. @param tokens 1 to `context` @returns [tokens, vocabulary] */
  logits(tokens: ArrayLike<number>): Float32Array {
    checkTokens(tokens, this.size);
    const { arena } = this.#parts;
    const { logits, logitsRow, inputs } = this.#space;
    const n = tokens.length;
    arena.integers(inputs, n).set(tokens);
    forward(this.#parts, this.#space, 1, n);
    return withoutPadding(arena.floats(logits, n * logitsRow), n, this.size.vocabulary);
  }

  /**
   * Mean cross-entropy in nats, and the share of targets that were the likeliest.
   * @param inputs whole sequences of `context` tokens, any number
   * @param targets likewise; −1 does not count
   */
  loss(inputs: Int32Array, targets: Int32Array): { loss: number; accuracy: number } {
    checkTokens(inputs.subarray(0, this.size.context), this.size);
    const { arena } = this.#parts;
    const { context } = this.size;
    let [loss, right, counted] = [0, 0, 0];
    for (let from = 0; from < inputs.length; from += MEASURED_TOGETHER * context) {
      const rows = Math.min(MEASURED_TOGETHER * context, inputs.length - from);
      arena.integers(this.#space.inputs, rows).set(inputs.subarray(from, from + rows));
      arena.integers(this.#space.targets, rows).set(targets.subarray(from, from + rows));
      forward(this.#parts, this.#space, rows / context, context);
      const sums = measureLoss(this.#parts, this.#space, rows, 0);
      loss += sums.loss;
      right += sums.right;
      counted += sums.counted;
    }
    return { loss: loss / counted, accuracy: right / counted };
  }

  /**
   * Begins to write.
   * @param prompt at least one token; of more than `context`, the last count
   * @param cached whether keys and values of earlier tokens are kept; without, each token is computed from all before
   */
  continue(prompt: ArrayLike<number>, cached = true): GptText {
    const seen = Array.from(prompt).slice(-this.size.context);
    checkTokens(seen, this.size);
    this.#text ??= new TextMemory(this.#parts);
    return new GptText(this.#parts, this.#text, seen, cached);
  }

  /**
   * One sequence through the network with everything kept, and back again where there are targets.
   * @param inputs 1 to `context` tokens
   * @param targets as many; −1 does not count
   * @returns what can be read until the next examination
   */
  examine(inputs: ArrayLike<number>, targets?: ArrayLike<number>): Examined {
    checkTokens(inputs, this.size);
    this.#examination ??= new Examination(this.#parts);
    return this.#examination.run(inputs, targets ?? null);
  }
}

/** @throws EngineFault `bad-params` for none, too many, or one that is not of the vocabulary */
function checkTokens(tokens: ArrayLike<number>, { context, vocabulary }: GptSize): void {
  const known = Array.from(tokens).every((token) => Number.isInteger(token) && token >= 0 && token < vocabulary);
  if (tokens.length < 1 || tokens.length > context || !known) {
    throw new EngineFault('bad-params', `1 to ${context} tokens below ${vocabulary} were expected`);
  }
}
