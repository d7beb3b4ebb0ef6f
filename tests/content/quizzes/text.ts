import { nextProbabilities } from '../../../src/nn/gpt/sample.ts';

/** Computes the answers of the numeric questions of the page on language. */
export const textChecks: Record<string, () => number> = {
  'applications/text#bits': () => [1 / 2, 1 / 4, 1 / 8, 1 / 8].reduce((sum, p) => sum - Math.log2(p), 0) / 4,
  'applications/text#perplexity': () => Math.exp(3 * Math.LN2),
  'applications/text#temperature': () =>
    nextProbabilities(Float32Array.of(Math.log(0.8), Math.log(0.2)), { temperature: 0.5, topK: 0 })[0]!,
};
