import type { GptData } from '../../nn/gpt/data.ts';
import { textWindows } from '../../nn/gpt/data.ts';

/** What is learnt from, and what is held out, as tokens. */
export interface Corpus {
  /** All characters, by their token. */
  letters: string[];
  train: GptData;
  held: GptData;
  /** Characters that count. */
  counts: { train: number; held: number };
  /** Bits a character of a model that knows nothing. */
  uniform: number;
  /** Bits a character, on what is held out, of a model that knows pairs. */
  bigram: number;
  /** What a sample begins with. */
  opening: string;
}

/** Of how many lines one is held out. */
const HELD_OUT = 10;

/** A text, every tenth line (paragraph or poem) held out; each character is a token. */
export function readCorpus(text: string, context: number): Corpus {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const parts = lines.length >= 2 * HELD_OUT ? lines : text.match(/[^]{1,200}/g)!;
  const letters = [...new Set(`${text}\n`)].sort();
  const tokenOf = new Map(letters.map((letter, token) => [letter, token]));
  const encode = (chosen: string[]) =>
    Int32Array.from(Array.from(chosen.map((part) => `${part}\n`).join(''), (letter) => tokenOf.get(letter)!));
  const train = encode(parts.filter((_, i) => i % HELD_OUT !== HELD_OUT - 1));
  const held = encode(parts.filter((_, i) => i % HELD_OUT === HELD_OUT - 1));
  return {
    letters,
    train: textWindows(train, context),
    held: textWindows(held, context),
    counts: { train: train.length, held: held.length },
    uniform: Math.log2(letters.length),
    bigram: measureBigram(train, held, letters.length),
    opening: '\n',
  };
}

/** How many observations the frequencies of single characters count as, beside those of pairs. */
const WEIGHTS = [1, 5, 20, 50, 100, 200, 400];

/**
 * Bits a character of a bigram model: counted pairs, mixed with the frequencies of single characters, p(b|a) = (c(ab) + k·p(b)) /
 * (c(a) + k). Of several k the one that is best on what is held out, which favours this baseline.
 */
export function measureBigram(train: Int32Array, held: Int32Array, size: number): number {
  const single = new Float64Array(size).fill(0.5);
  const first = new Float64Array(size);
  const pairs = new Map<number, number>();
  for (const [i, token] of train.entries()) {
    single[token]!++;
    if (i === 0) continue;
    const before = train[i - 1]!;
    first[before]!++;
    pairs.set(before * size + token, (pairs.get(before * size + token) ?? 0) + 1);
  }
  const all = train.length + 0.5 * size;
  const bits = WEIGHTS.map((k) => {
    let sum = 0;
    for (let i = 1; i < held.length; i++) {
      const [before, token] = [held[i - 1]!, held[i]!];
      const p = ((pairs.get(before * size + token) ?? 0) + (k * single[token]!) / all) / (first[before]! + k);
      sum -= Math.log2(p);
    }
    return sum / (held.length - 1);
  });
  return Math.min(...bits);
}
