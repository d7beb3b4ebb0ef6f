import type { TextParams } from './protocol.ts';

/**
 * Bits a character of the models that know nothing and pairs, recorded at the default context: what is drawn before the texts are
 * there. A test computes them.
 */
export const RECORDED: Readonly<Record<TextParams['data'], { uniform: number; bigram: number } | null>> = {
  'moby-dick': { uniform: 6.304, bigram: 3.519 },
  quatrains: { uniform: 10.966, bigram: 7.705 },
  own: null,
  sort: { uniform: 3.7, bigram: 2.05 },
  reverse: { uniform: 3.7, bigram: 3.322 },
  addition: { uniform: 3.7, bigram: 3.089 },
};
