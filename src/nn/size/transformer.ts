import { SizeError, type Part } from './part.ts';

/** What decides the size of a Transformer. */
export interface TransformerShape {
  /** `decoder` predicts the next token and ends in logits; `encoder` is BERT's: two segment vectors and a pooler, no logits. */
  kind: string;
  vocabulary: number;
  /** Learned position vectors; 0 when positions are rotated into queries and keys instead. */
  positions: number;
  width: number;
  blocks: number;
  heads: number;
  /** Heads of keys and values; fewer than `heads` when several queries share one. */
  kvHeads: number;
  /** Width inside the MLP. */
  hidden: number;
  /** `plain`: two matrices; `gated`: three (Shazeer, 2020). */
  mlpKind: string;
  /** `layer`: scale and shift; `rms`: scale only. */
  norm: string;
  bias: string;
  /** Whether the unembedding is the embedding's matrix again. */
  tied: string;
  /** Tokens of one example. */
  sequence: number;
}

/** GPT-2 small (Radford and others, 2019). */
export const GPT2_SMALL: TransformerShape = {
  kind: 'decoder',
  vocabulary: 50_257,
  positions: 1024,
  width: 768,
  blocks: 12,
  heads: 12,
  kvHeads: 12,
  hidden: 3072,
  mlpKind: 'plain',
  norm: 'layer',
  bias: 'yes',
  tied: 'yes',
  sequence: 1024,
};

/** Segment vectors of BERT. */
const SEGMENTS = 2;

/** Checks what the ranges of single settings cannot. @throws SizeError */
function checkShape({ width, heads, kvHeads, positions, sequence }: TransformerShape): void {
  if (width % heads !== 0) throw new SizeError('heads', 'heads', String(heads));
  if (heads % kvHeads !== 0) throw new SizeError('kvHeads', 'kvHeads', String(kvHeads));
  if (positions > 0 && sequence > positions) throw new SizeError('sequence', 'positions', String(sequence));
}

// #region block
/**
 * One block's attention, MLP and norms; s tokens of width d.
 * Kept for the backward pass: the input of each norm and each product, queries, keys, values, the attention weights,
 * and what the MLP's bend reads and gives.
 */
export function sizeBlock(shape: TransformerShape): { attention: Part; mlp: Part; norms: Part } {
  const { width: d, heads, kvHeads, hidden: f, sequence: s } = shape;
  const [bias, shift] = [shape.bias === 'yes' ? 1 : 0, shape.norm === 'layer' ? 2 : 1];
  const kv = (d / heads) * kvHeads; // width of keys and of values
  const gated = shape.mlpKind === 'gated';
  const projections = 2 * d * d + 2 * d * kv; // query and output, key and value
  const mixing = 2 * s * s * d; // scores, and weighted means
  const matrices = gated ? 3 : 2;
  const part = (id: string, parameters: number, activations: number, forward: number): Part => ({
    id,
    output: [s, d],
    parameters,
    activations,
    forward,
    backward: 2 * forward,
  });
  return {
    attention: part(
      'attention',
      projections + bias * (2 * d + 2 * kv),
      s * (2 * d + 2 * kv) + heads * s * s,
      s * projections + mixing,
    ),
    mlp: part('mlp', matrices * d * f + bias * ((matrices - 1) * f + d), s * (gated ? 4 : 2) * f, s * matrices * d * f),
    norms: part('norms', 2 * shift * d, 4 * s * d, 0),
  };
}
// #endregion

/**
 * The parts of a Transformer, each kind summed over all blocks.
 * @throws SizeError when heads do not divide the width, or the sequence is longer than the positions
 */
export function sizeTransformer(shape: TransformerShape): Part[] {
  checkShape(shape);
  const { width: d, vocabulary, positions, blocks, sequence: s } = shape;
  const isDecoder = shape.kind === 'decoder';
  const shift = shape.norm === 'layer' ? 2 : 1;
  const lookup = (id: string, rows: number): Part => ({
    id,
    output: [s, d],
    parameters: rows * d,
    activations: 0,
    forward: 0,
    backward: 0,
  });
  const times = (part: Part): Part => ({
    ...part,
    parameters: blocks * part.parameters,
    activations: blocks * part.activations,
    forward: blocks * part.forward,
    backward: blocks * part.backward,
  });
  const { attention, mlp, norms } = sizeBlock(shape);
  const outer = { ...lookup('finalNorm', shift), activations: 2 * s * d };
  const products = s * vocabulary * d;
  const last: Part = isDecoder
    ? {
        id: 'unembedding',
        output: [s, vocabulary],
        parameters: shape.tied === 'yes' ? 0 : vocabulary * d,
        activations: s * vocabulary,
        forward: products,
        backward: 2 * products,
      }
    : { id: 'pooler', output: [d], parameters: d * d + d, activations: d, forward: d * d, backward: 2 * d * d };
  return [
    lookup('embedding', vocabulary),
    ...(positions > 0 ? [lookup('positions', positions)] : []),
    ...(isDecoder ? [] : [lookup('segments', SEGMENTS)]),
    times(attention),
    times(mlp),
    times(norms),
    outer,
    last,
  ];
}
