import type { Arena } from '../../engine/kernels/arena.ts';
import type { GptAddresses, GptWeights, Matrix } from './weights.ts';
import { MLP_FACTOR, type GptSize } from './size.ts';
import { attentionRow, type GptSpace } from './space.ts';

/** ε of the layer norms, as in PyTorch. */
export const NORM_EPSILON = 1e-5;

/** A Transformer in an arena: what its passes work on. */
export interface GptParts {
  arena: Arena;
  size: GptSize;
  weights: GptWeights;
}

// #region forward
/**
 * The forward pass, x₀ = tokens[id] + positions[t], then in each layer x ← x + heads(norm₁(x))·projection,
 * x ← x + gelu(norm₂(x)·in)·out; logits = norm(x)·head. Ids are in `space.inputs`.
 * @param T tokens of each sequence, at most the context
 */
export function forward({ arena, size, weights }: GptParts, space: GptSpace, sequences: number, T: number): void {
  const { kernels: k } = arena;
  const { width: d, heads } = size;
  const { addresses: w } = weights;
  const { scratch } = space;
  const rows = sequences * T;
  const product = (x: number, m: Matrix, add: number, out: number, row = m.columns) =>
    k.multiply(x, m.rows, m.panels, add, out, row, scratch, rows, m.rows, m.columns);

  k.embed(space.inputs, w.tokens, w.positions, space.embedded, rows, T, d);
  let x = space.embedded;
  for (const [i, a] of space.layers.entries()) {
    const layer = w.layers[i]!;
    k.layerNorm(x, layer.gain1, layer.shift1, a.norm1, a.stats1, rows, d, NORM_EPSILON);
    product(a.norm1, layer.attention, 0, a.qkv);
    k.attention(a.qkv, a.weights, a.heads, scratch, sequences, T, attentionRow(T), heads, d);
    product(a.heads, layer.projection, x, a.attended);
    k.layerNorm(a.attended, layer.gain2, layer.shift2, a.norm2, a.stats2, rows, d, NORM_EPSILON);
    product(a.norm2, layer.mlpIn, 0, a.hidden);
    k.gelu(a.hidden, a.activated, rows * MLP_FACTOR * d);
    product(a.activated, layer.mlpOut, a.attended, a.output);
    x = a.output;
  }
  k.layerNorm(x, w.gain, w.shift, space.norm, space.stats, rows, d, NORM_EPSILON);
  product(space.norm, w.head, 0, space.logits, space.logitsRow);
}
// #endregion

/** Loss of a pass, as sums over the targets that count. */
export interface LossSums {
  loss: number;
  /** Targets that were the likeliest. */
  right: number;
  counted: number;
}

/** Compares the logits of a pass with `space.targets`. @param factor 0, or of the gradient by which the logits are replaced */
export function measureLoss({ arena, size }: GptParts, space: GptSpace, rows: number, factor: number): LossSums {
  const { logits, targets, parts, logitsRow } = space;
  arena.kernels.crossEntropy(logits, targets, parts, rows, size.vocabulary, logitsRow, factor);
  const sums = { loss: 0, right: 0, counted: 0 };
  const values = arena.floats(parts, 2 * rows);
  for (const [i, target] of arena.integers(targets, rows).entries()) {
    if (target < 0) continue;
    sums.counted++;
    if (values[2 * i + 1] === 0) sums.right++;
    sums.loss += Math.log(values[2 * i]!) - values[2 * i + 1]!;
  }
  return sums;
}

// #region backward
/**
 * The backward pass: adds the gradients by all parameters to those at `g`. `space.logits` holds the gradient by the logits.
 * @param g addresses of the gradients, as those of the weights
 */
export function backward(
  { arena, size, weights }: GptParts,
  space: GptSpace,
  g: GptAddresses<number>,
  sequences: number,
  T: number,
): void {
  const { kernels: k } = arena;
  const { width: d, heads, context } = size;
  const { addresses: w } = weights;
  const { scratch } = space;
  const gradients = space.gradients!;
  const rows = sequences * T;
  /** Of y = x·m, given dy: dx, and dm added. */
  const product = (x: number, m: Matrix, dy: number, dx: number, dm: number, row = m.columns) => {
    k.multiplyTurned(x, m.rows, dy, row, dm, dm, scratch, rows, m.rows, m.columns);
    k.multiply(dy, row, m.turned, 0, dx, m.rows, scratch, rows, m.columns, m.rows);
  };
  const norm = (dy: number, x: number, [gain, dGain, dShift]: number[], stats: number, add: number, dx: number) =>
    k.layerNormGradient(dy, x, gain!, stats, add, dx, dGain!, dShift!, scratch, rows, d);

  const lastOutput = space.layers.at(-1)!.output;
  product(space.norm, w.head, space.logits, gradients.norm, g.head, space.logitsRow);
  norm(gradients.norm, lastOutput, [w.gain, g.gain, g.shift], space.stats, 0, gradients.layers.at(-1)!.output);
  for (let i = size.layers - 1; i >= 0; i--) {
    const [a, da, layer, dLayer] = [space.layers[i]!, gradients.layers[i]!, w.layers[i]!, g.layers[i]!];
    const [x, dx] =
      i > 0 ? [space.layers[i - 1]!.output, gradients.layers[i - 1]!.output] : [space.embedded, gradients.embedded];
    product(a.activated, layer.mlpOut, da.output, da.activated, dLayer.mlpOut);
    k.geluGradient(da.activated, a.hidden, da.hidden, rows * MLP_FACTOR * d);
    product(a.norm2, layer.mlpIn, da.hidden, da.norm2, dLayer.mlpIn);
    norm(da.norm2, a.attended, [layer.gain2, dLayer.gain2, dLayer.shift2], a.stats2, da.output, da.attended);
    product(a.heads, layer.projection, da.attended, da.heads, dLayer.projection);
    k.attentionGradient(
      ...[a.qkv, a.weights, da.heads, da.qkv, da.weights, da.scores, scratch],
      ...[sequences, T, attentionRow(T), heads, d],
    );
    product(a.norm1, layer.attention, da.qkv, da.norm1, dLayer.attention);
    norm(da.norm1, x, [layer.gain1, dLayer.gain1, dLayer.shift1], a.stats1, da.attended, dx);
  }
  const tables = gradients.tables;
  const [tokenNumbers, placeNumbers] = [size.vocabulary * d, context * d];
  arena.floats(tables, tokenNumbers + placeNumbers).fill(0);
  k.embedGradient(gradients.embedded, space.inputs, tables, tables + 4 * tokenNumbers, rows, T, d);
  k.addRow(g.tokens, tables, tokenNumbers);
  k.addRow(g.positions, tables + 4 * tokenNumbers, placeNumbers);
}
// #endregion
