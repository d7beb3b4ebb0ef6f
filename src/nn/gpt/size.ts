import { EngineFault } from '../../engine/fault.ts';
import type { Parameter } from '../../math/shapes.ts';

/** How large a decoder-only Transformer is. */
export interface GptSize {
  /** Different tokens, V. */
  vocabulary: number;
  /** Most tokens that it sees, T: as many positions are learned. */
  context: number;
  layers: number;
  heads: number;
  /** Numbers that stand for a token, d: a multiple of the heads' number and of 8. */
  width: number;
}

/** Four layers of width 64: some 200,000 parameters. */
export const GPT_SMALL: GptSize = { vocabulary: 65, context: 64, layers: 4, heads: 4, width: 64 };
/** The same at twice the width: some 800,000 parameters. */
export const GPT_MEDIUM: GptSize = { ...GPT_SMALL, width: 128 };

/** Units of the perceptron in each layer, as a multiple of the width. */
export const MLP_FACTOR = 4;

/** @throws EngineFault `bad-params` when there is no such network */
export function checkGptSize({ vocabulary, context, layers, heads, width }: GptSize): void {
  const whole = [vocabulary, context, layers, heads, width].every((n) => Number.isSafeInteger(n) && n > 0);
  if (!whole || width % 8 !== 0 || width % (4 * heads) !== 0) {
    throw new EngineFault(
      'bad-params',
      `a Transformer of ${layers} layers, ${heads} heads and width ${width}: width must be a multiple of 8 and of 4 · heads`,
    );
  }
}

/** A layer's parameters, in order. */
const layerParameters = (layer: number, d: number): Parameter[] =>
  [
    { name: 'norm1/gain', shape: [d] },
    { name: 'norm1/shift', shape: [d] },
    { name: 'attention', shape: [d, 3 * d] }, // query, key, value side by side, each head by head
    { name: 'projection', shape: [d, d] },
    { name: 'norm2/gain', shape: [d] },
    { name: 'norm2/shift', shape: [d] },
    { name: 'mlp/in', shape: [d, MLP_FACTOR * d] },
    { name: 'mlp/out', shape: [MLP_FACTOR * d, d] },
  ].map(({ name, shape }) => ({ name: `layer${layer}/${name}`, shape }));

/**
 * The parameters in the order of their weights. The head is not tied to the embedding: at this size that costs little, and what each
 * learns can be seen apart.
 */
export function gptParameters({ vocabulary, context, layers, width: d }: GptSize): Parameter[] {
  return [
    { name: 'tokens', shape: [vocabulary, d] },
    { name: 'positions', shape: [context, d] },
    ...Array.from({ length: layers }, (_, layer) => layerParameters(layer, d)).flat(),
    { name: 'norm/gain', shape: [d] },
    { name: 'norm/shift', shape: [d] },
    { name: 'head', shape: [d, vocabulary] },
  ];
}
