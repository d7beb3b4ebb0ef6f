/** The lab `model-size`, which only computes: its settings, and no messages. */
import { ARTICLE_CNN } from '../../nn/articleNetwork.ts';
import { sizeCnn } from '../../nn/size/cnn.ts';
import { sizeMlp } from '../../nn/size/mlp.ts';
import type { Part } from '../../nn/size/part.ts';
import { GPT2_SMALL, sizeTransformer } from '../../nn/size/transformer.ts';
import { defineLab, number, oneOf, text, type ParamsOf } from '../lab.ts';

/**
 * The lab `model-size`. A link holds the settings of all families, beside those of the shown one; they begin with the article's
 * second network, and GPT-2 small as the Transformer.
 */
export const modelSize = defineLab({
  id: 'model-size',
  needs: null,
  settings: {
    family: oneOf(['mlp', 'cnn', 'transformer'], 'cnn'),
    /** Widths, such as `784-64-10`. */
    mlp: text('784-64-10', 80),
    /** Image and layers, see `sizeCnn`. */
    cnn: text(ARTICLE_CNN, 400),
    // The shape of a Transformer, see `TransformerShape`.
    kind: oneOf(['decoder', 'encoder']),
    vocabulary: number(GPT2_SMALL.vocabulary, 1, 1_000_000, 1),
    positions: number(GPT2_SMALL.positions, 0, 1_000_000, 1),
    width: number(GPT2_SMALL.width, 1, 65_536, 1),
    blocks: number(GPT2_SMALL.blocks, 1, 1000, 1),
    heads: number(GPT2_SMALL.heads, 1, 1024, 1),
    kvHeads: number(GPT2_SMALL.kvHeads, 1, 1024, 1),
    hidden: number(GPT2_SMALL.hidden, 1, 1_000_000, 1),
    mlpKind: oneOf(['plain', 'gated']),
    norm: oneOf(['layer', 'rms']),
    bias: oneOf(['yes', 'no']),
    tied: oneOf(['yes', 'no']),
    sequence: number(GPT2_SMALL.sequence, 1, 1_000_000, 1),
    batch: number(64, 1, 1_000_000, 1),
    /** Bytes of one number. */
    bytes: oneOf(['4', '2']),
  },
});

/** Everything a link holds. */
export type ModelSizeParams = ParamsOf<typeof modelSize>;

/** The parts of the network that the settings describe. @throws SizeError */
export function sizeNetwork(params: ModelSizeParams): Part[] {
  if (params.family === 'mlp') return sizeMlp(params.mlp);
  if (params.family === 'cnn') return sizeCnn(params.cnn);
  return sizeTransformer(params);
}
