import { attend, type AttentionState } from '../../math/attention.ts';
import { multiply, type Matrix } from '../../math/dense.ts';
import { rotate, sinusoid } from '../../math/positions.ts';
import { createRandom, type Random } from '../../math/random.ts';
import { MOST_TOKENS, WIDTH, type AttentionParams } from './protocol.ts';

/** One head with all that its sum is made of. */
interface Head extends AttentionState {
  /** Queries, keys and values, [tokens, width of a head] each; queries and keys are turned where positions are rotary. */
  Q: Matrix;
  K: Matrix;
  V: Matrix;
}

/** A sentence as tokens: words between spaces, and every Chinese character alone; the first `MOST_TOKENS`. */
export function tokenize(sentence: string): string[] {
  return (sentence.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? []).slice(0, MOST_TOKENS);
}

/** A number that depends on the word alone (FNV-1a). */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (const sign of word) value = Math.imul(value ^ sign.codePointAt(0)!, 0x01000193);
  return value >>> 0;
}

const draw = (random: Random, rows: number, columns: number, deviation: number): Matrix =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => deviation * random.normal()));

// #region heads
/**
 * Attention of some tokens with random maps: a word has the same random vector wherever it stands.
 * @returns the heads, each on its part of the width
 */
export function computeHeads(
  tokens: readonly string[],
  { heads, mask, positions, seed }: Omit<AttentionParams, 'tokens'>,
): Head[] {
  const embedded = tokens.map((token) => draw(createRandom(seed, hash(token)), 1, WIDTH, 1)[0]!);
  const X = positions === 'sinusoid' ? embedded.map((x, at) => sinusoid(at, WIDTH).map((p, n) => p + x[n]!)) : embedded;
  const random = createRandom(seed);
  const place = (vectors: Matrix) => (positions === 'rotary' ? vectors.map(rotate) : vectors);
  return Array.from({ length: Number(heads) }, () => {
    const [Q, K, V] = [0, 1, 2].map(() =>
      multiply(X, draw(random, WIDTH, WIDTH / Number(heads), 1 / Math.sqrt(WIDTH))),
    );
    const [turnedQ, turnedK] = [place(Q!), place(K!)];
    return { Q: turnedQ, K: turnedK, V: V!, ...attend(turnedQ, turnedK, V!, mask === 'causal') };
  });
}
// #endregion

/**
 * How far the result of any token moves when the sentence is read from the end: 0 where attention does not know the order.
 * @returns the largest difference of any number of any head
 */
export function changeByReversal(tokens: readonly string[], params: Omit<AttentionParams, 'tokens'>): number {
  const results = (order: readonly string[]) => computeHeads(order, params).map(({ output }) => output);
  const [forward, backward] = [results(tokens), results(tokens.toReversed())];
  const last = tokens.length - 1;
  const differences = forward.flatMap((head, h) =>
    head.flatMap((row, i) => row.map((value, n) => Math.abs(value - backward[h]![last - i]![n]!))),
  );
  return Math.max(0, ...differences);
}
