/** The lab `model-size`, which only computes: its settings, and no messages. */
import { defineLab, number, oneOf, text, type ParamsOf } from '../lab.ts';
import { sizeCnn } from './cnn.ts';
import { sizeMlp } from './mlp.ts';
import type { Part } from './size.ts';
import { sizeTransformer } from './transformer.ts';

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
    cnn: text('32x32x3 conv3-32 pool2 conv3-64 pool2 conv3-64 flatten dense-64 dense-10', 400),
    // The shape of a Transformer, see `TransformerShape`.
    kind: oneOf(['decoder', 'encoder']),
    vocabulary: number(50_257, 1, 1_000_000, 1),
    positions: number(1024, 0, 1_000_000, 1),
    width: number(768, 1, 65_536, 1),
    blocks: number(12, 1, 1000, 1),
    heads: number(12, 1, 1024, 1),
    kvHeads: number(12, 1, 1024, 1),
    hidden: number(3072, 1, 1_000_000, 1),
    mlpKind: oneOf(['plain', 'gated']),
    norm: oneOf(['layer', 'rms']),
    bias: oneOf(['yes', 'no']),
    tied: oneOf(['yes', 'no']),
    sequence: number(1024, 1, 1_000_000, 1),
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
