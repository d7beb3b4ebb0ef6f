/** The lab `attention`, which only computes: its settings, and no messages. */
import { defineLab, oneOf, seed, text, type ParamsOf } from '../lab.ts';

/** Numbers of a token's vector. */
export const WIDTH = 4;
/** Most tokens that are drawn; what follows is left out. */
export const MOST_TOKENS = 6;

/** The lab `attention`. */
export const attention = defineLab({
  id: 'attention',
  needs: null,
  settings: {
    /** The sentence; empty for the example in the page's language. */
    tokens: text('', 80),
    heads: oneOf(['1', '2'], '2'),
    mask: oneOf(['none', 'causal']),
    positions: oneOf(['none', 'sinusoid', 'rotary']),
    seed: seed(),
  },
});

/** Everything a link holds. */
export type AttentionParams = ParamsOf<typeof attention>;
