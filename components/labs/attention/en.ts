import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `attention`. */
export const words = {
  title: 'Attention, row by row',
  tryThis: 'Point at a row to see its sum. Then reverse the sentence: which results change, without mask and with it?',
  example: 'dog bites man',
  params: { tokens: 'Sentence', heads: 'Heads', mask: 'Mask', positions: 'Positions', seed: 'Seed' },
  options: {
    mask: { none: 'none', causal: 'causal' },
    positions: { none: 'none', sinusoid: 'sinusoids, added', rotary: 'rotary (RoPE)' },
  },
  hint: 'Words with spaces between; the first six count.',
  tooLong: 'At most 80 characters.',
  reverse: 'Reverse the sentence',
  tokens: 'Tokens',
  width: 'Width of a head',
  moved: 'Largest change when reversed',
  weights: 'Weights: who reads (row) whom (column)',
  head: (n: number) => `Head ${n}`,
  query: 'Reader',
  key: 'Read',
  weight: 'softmax',
  sum: (head: number, token: string, q: string) => `Head ${head}, “${token}” reads with q = ${q}`,
  result: 'Result: the sum of softmax × v',
  note: 'The maps for q, k and v are random, not trained: the lab shows the arithmetic, not what a language model has learnt to read.',
  noScript:
    'The lab needs JavaScript. The weights of its example, “dog bites man”, in both heads, without mask and positions:',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
