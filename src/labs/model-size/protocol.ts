/** Settings of the lab `model-size` and their ranges: it only computes, so there are no messages. */
import type { Ranges } from '../permalink.ts';
import { sizeCnn } from '../../nn/size/cnn.ts';
import { sizeMlp } from '../../nn/size/mlp.ts';
import type { Part } from '../../nn/size/part.ts';
import { sizeTransformer, type TransformerShape } from '../../nn/size/transformer.ts';

/** Everything a link holds; settings of the other families are kept beside the shown one's. */
export interface ModelSizeParams extends TransformerShape {
  family: string;
  /** Widths, such as `784-64-10`. */
  mlp: string;
  /** Image and layers, see `sizeCnn`. */
  cnn: string;
  batch: number;
  /** Bytes of one number. */
  bytes: string;
}

/** Allowed range of every setting. */
export const PARAM_RANGES = {
  family: { oneOf: ['mlp', 'cnn', 'transformer'] },
  mlp: { maxLength: 80 },
  cnn: { maxLength: 400 },
  kind: { oneOf: ['decoder', 'encoder'] },
  vocabulary: [1, 1_000_000, 1],
  positions: [0, 1_000_000, 1],
  width: [1, 65_536, 1],
  blocks: [1, 1000, 1],
  heads: [1, 1024, 1],
  kvHeads: [1, 1024, 1],
  hidden: [1, 1_000_000, 1],
  mlpKind: { oneOf: ['plain', 'gated'] },
  norm: { oneOf: ['layer', 'rms'] },
  bias: { oneOf: ['yes', 'no'] },
  tied: { oneOf: ['yes', 'no'] },
  sequence: [1, 1_000_000, 1],
  batch: [1, 1_000_000, 1],
  bytes: { oneOf: ['4', '2'] },
} as const satisfies Ranges<ModelSizeParams>;

/** The parts of the network that the settings describe. @throws SizeError */
export function sizeNetwork(params: ModelSizeParams): Part[] {
  if (params.family === 'mlp') return sizeMlp(params.mlp);
  if (params.family === 'cnn') return sizeCnn(params.cnn);
  return sizeTransformer(params);
}
