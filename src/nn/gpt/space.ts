import type { Arena } from '../../engine/kernels/arena.ts';
import { MLP_FACTOR, type GptSize } from './size.ts';

/** Where a layer's activations lie; rows are tokens, sequence by sequence. */
export interface LayerActivations {
  norm1: number;
  /** Mean and 1/deviation of each row: [rows, 2]. */
  stats1: number;
  /** Queries, keys and values side by side: [rows, 3·width]. */
  qkv: number;
  /** What each token looks at: [sequences, heads, T, T rounded up to 8]. */
  weights: number;
  /** What the heads give, side by side: [rows, width]. */
  heads: number;
  /** The stream of residuals after attention. */
  attended: number;
  norm2: number;
  stats2: number;
  /** [rows, 4·width], before and after GELU. */
  hidden: number;
  activated: number;
  /** The stream of residuals after the layer. */
  output: number;
}

/** Where the gradients by a layer's activations lie. `weights` and `scores` are 0 where they are not kept. */
export interface LayerGradients {
  norm1: number;
  qkv: number;
  weights: number;
  scores: number;
  heads: number;
  attended: number;
  norm2: number;
  hidden: number;
  activated: number;
  output: number;
}

/** T rounded up so that rows of attention weights begin at whole vectors. */
export function attentionRow(T: number): number {
  return 8 * Math.ceil(T / 8);
}

/** Rows of numbers without what fills them up. */
export function withoutPadding(values: Float32Array, rows: number, columns: number): Float32Array {
  const row = values.length / rows;
  const result = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++) result.set(values.subarray(r * row, r * row + columns), r * columns);
  return result;
}

/** Memory of an arena for the passes of some sequences through a Transformer. */
export class GptSpace {
  /** Most sequences. */
  readonly sequences: number;
  readonly inputs: number;
  readonly targets: number;
  readonly embedded: number;
  readonly layers: LayerActivations[];
  readonly norm: number;
  readonly stats: number;
  /** Numbers in a row of logits, which begin at whole vectors. */
  readonly logitsRow: number;
  /** Logits; after the backward pass their gradient. */
  readonly logits: number;
  /** Two numbers a row from which its loss follows, see `crossEntropy`. */
  readonly parts: number;
  readonly scratch: number;
  /** Null where only forward passes are made. */
  readonly gradients: { embedded: number; layers: LayerGradients[]; norm: number; tables: number } | null;

  /**
   * @param backward `none`: only forward passes; `shared`: layers use the same memory for gradients by activations, which stays in the cache;
   * `kept`: each has its own, so that all can be looked at
   */
  constructor(arena: Arena, size: GptSize, sequences: number, backward: 'none' | 'shared' | 'kept') {
    const { context: T, width: d, heads, vocabulary, layers } = size;
    const rows = sequences * T;
    const row = attentionRow(T);
    const rowsOf = (n: number) => arena.allocate(rows * n);
    const attention = () => arena.allocate(sequences * heads * T * row);
    this.sequences = sequences;
    this.inputs = rowsOf(1);
    this.targets = rowsOf(1);
    this.embedded = rowsOf(d);
    this.layers = Array.from({ length: layers }, () => ({
      norm1: rowsOf(d),
      stats1: rowsOf(2),
      qkv: rowsOf(3 * d),
      weights: attention(),
      heads: rowsOf(d),
      attended: rowsOf(d),
      norm2: rowsOf(d),
      stats2: rowsOf(2),
      hidden: rowsOf(MLP_FACTOR * d),
      activated: rowsOf(MLP_FACTOR * d),
      output: rowsOf(d),
    }));
    this.norm = rowsOf(d);
    this.stats = rowsOf(2);
    this.logitsRow = 8 * Math.ceil(vocabulary / 8);
    this.logits = rowsOf(this.logitsRow);
    this.parts = rowsOf(2);
    // For `attentionGradient`, `multiplyTurned` and the sums of `layerNormGradient`, whichever needs most.
    this.scratch = arena.allocate(Math.max(64 + row * row + 4 * (row + 8) * (d / heads + 8), 64 + 8 * rows, 2 * d));
    this.gradients = backward === 'none' ? null : this.#gradients(arena, size, backward === 'kept', rowsOf, attention);
  }

  #gradients(
    arena: Arena,
    { vocabulary, context, width: d, layers }: GptSize,
    isKept: boolean,
    rowsOf: (n: number) => number,
    attention: () => number,
  ): GptSpace['gradients'] {
    const tables = arena.allocate((vocabulary + context) * d);
    const own = (): LayerGradients => ({
      norm1: rowsOf(d),
      qkv: rowsOf(3 * d),
      weights: attention(),
      scores: attention(),
      heads: rowsOf(d),
      attended: rowsOf(d),
      norm2: rowsOf(d),
      hidden: rowsOf(MLP_FACTOR * d),
      activated: rowsOf(MLP_FACTOR * d),
      output: rowsOf(d),
    });
    if (isKept) return { embedded: rowsOf(d), layers: Array.from({ length: layers }, own), norm: rowsOf(d), tables };
    const [stream, other, qkv, hidden] = [rowsOf(d), rowsOf(d), rowsOf(3 * d), rowsOf(MLP_FACTOR * d)];
    const layer: LayerGradients = {
      ...{ norm1: other, qkv, weights: 0, scores: 0, heads: other, attended: stream },
      ...{ norm2: other, hidden, activated: hidden, output: stream },
    };
    return { embedded: stream, layers: Array.from({ length: layers }, () => layer), norm: other, tables };
  }
}
