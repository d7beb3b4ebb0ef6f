/** What the two halves of the lab `text` know and say. */
import { defineLab, LARGE, number, oneOf, seed, type ParamsOf } from '../lab.ts';
import type { FitState } from '../../nn/learner.ts';
import type { Score } from '../../nn/metrics.ts';

/** The lab `text`: a small GPT. */
export const text = defineLab({
  id: 'text',
  needs: LARGE,
  settings: {
    /** A text, or a task whose right answer is known. */
    data: oneOf(['moby-dick', 'quatrains', 'own', 'sort', 'reverse', 'addition']),
    layers: number(3, 1, 6, 1),
    heads: number(4, 1, 8, 1),
    /** Of a head: width ÷ heads. */
    headWidth: number(16, 8, 64, 8),
    context: number(64, 16, 128, 8),
    batchSize: number(8, 1, 32, 1),
    steps: number(2400, 1, 100_000, 1),
    learningRate: number(0.003, 0.00001, 0.1, 0),
    seed: seed(),
  },
});

/** Settings of one run. */
export type TextParams = ParamsOf<typeof text>;

/** Fewest and most characters of the reader's own text, and most different ones. */
export const OWN_TEXT = { least: 2000, most: 2_000_000, letters: 3000 } as const;

/** A run as it is kept for another visit. */
export interface TextRun {
  version: 1;
  params: TextParams;
  /** The reader's own text, of a run on it. */
  own: string | null;
  state: FitState<Score>;
}

/** What is known once the data are there; losses are bits a character. */
export interface Begun {
  phase: 'begin';
  parameters: number;
  /** All characters, each a token, by its number. */
  letters: string[];
  /** Characters to learn from, and held out. */
  counts: { train: number; held: number };
  /** Of a model that knows nothing, and of one that knows pairs of characters. */
  uniform: number;
  bigram: number;
}

/** The losses of some steps. */
export interface Trained {
  phase: 'train';
  /** The last of them. */
  step: number;
  totalSteps: number;
  /** Bits a character, of each step. */
  losses: Float32Array;
}

/** A look at the network between two steps. */
export interface Looked {
  phase: 'look';
  step: number;
  /** Bits a character on what is held out, and the share of characters that were the likeliest. */
  held: number;
  accuracy: number;
  /** What it writes now. */
  sample: string;
}

/** A state to keep. */
export interface Kept {
  phase: 'keep';
  run: TextRun;
}

/** How the reader wants it to write. */
export interface Writing {
  prompt: string;
  temperature: number;
  topK: number;
  seed: number;
}

/** What it wrote. */
export interface Written {
  text: string;
  /** Characters of the prompt that it does not know and has left out. */
  unknown: string;
  /** The likeliest next characters after the text, with their probabilities. */
  next: { letter: string; probability: number }[];
  /** Milliseconds a character with the keys and values of earlier ones kept, and without. */
  msCached: number;
  msPlain: number;
}

/** Values of a pass over a text. */
export interface Seen {
  /** The characters that were read, at most `SEEN`. */
  letters: string[];
  names: readonly { readonly name: string; readonly shape: readonly number[]; readonly hasGradient: boolean }[];
  /** What was asked for, of its shape; a gradient is that of the mean loss of this text. */
  values: Float32Array;
  shape: readonly number[];
}

/** Most characters of a text that is looked at. */
export const SEEN = 32;

/** The gradients of one attention head, computed three ways. */
export interface HeadAudit {
  /** Characters and width of the head. */
  shape: [number, number];
  rows: {
    of: 'query' | 'key' | 'value';
    /** The same number by the engine's kernels, by the formula of the page, by autodiff, and by central differences. */
    engine: Float32Array;
    formula: Float64Array;
    autodiff: Float32Array;
    differences: Float64Array;
  }[];
}

/** What the halves say to each other. */
export interface TextTalk {
  snapshot: Begun | Trained | Looked | Kept;
  questions: {
    write(how: Writing): Written;
    see(what: { text: string; name: string; gradient: boolean }): Seen;
    audit(what: { text: string; layer: number; head: number }): HeadAudit;
    state(): TextRun;
  };
  extra: { own: string; run: TextRun };
}
