import { createRandom } from '../../../src/math/random.ts';
import { GPT_MEDIUM, GPT_SMALL } from '../../../src/nn/gpt/size.ts';

/** What is measured. */
export const GPT_SIZES = { small: GPT_SMALL, medium: GPT_MEDIUM } as const;
/** One of them. */
export type GptSizeName = keyof typeof GPT_SIZES;

/** Sequences of a step. */
export const BATCH = 8;
export const LEARNING_RATE = 1e-3;

/** What the page asks of a peer's worker: to train for a while, from the same first weights. */
export interface GptRequest {
  size: GptSizeName;
  threads: 1 | 'all';
  /** Time to be filled with steps, after one that does not count. */
  windowMs: number;
}

/** What a peer answers. */
export type GptAnswer =
  | {
      msPerStep: number;
      /** From the data being there to the first loss, network and kernels made meanwhile; of the worker's first request. */
      firstStepMs: number;
      threads: number;
      /** Of the first step, which must be near ln 65 and the same for all. */
      firstLoss: number;
      /** Of the last step. */
      loss: number;
    }
  | { error: string };

/** Tokens of a text that is made up but not without order: each is drawn near the one before. */
export function madeUpTokens(length: number): Int32Array {
  const random = createRandom(1);
  let token = 0;
  return Int32Array.from({ length }, () => (token = (token + 1 + random.integer(4)) % GPT_SMALL.vocabulary));
}

/** Inputs and targets of a step, [BATCH · context] each. */
export function batchAt(
  tokens: Int32Array,
  step: number,
  context: number,
): { inputs: Int32Array; targets: Int32Array } {
  const starts = Array.from(
    { length: BATCH },
    (_, i) => ((step * BATCH + i) * context) % (tokens.length - context - 1),
  );
  const rows = (shift: number) => starts.flatMap((from) => [...tokens.subarray(from + shift, from + shift + context)]);
  return { inputs: Int32Array.from(rows(0)), targets: Int32Array.from(rows(1)) };
}

/** Fills a time with steps, after one that does not count. @returns milliseconds a step, and the last loss */
export async function fillTime(
  windowMs: number,
  step: () => Promise<number>,
): Promise<{ msPerStep: number; loss: number }> {
  await step();
  const start = performance.now();
  let steps = 0;
  let loss = 0;
  do {
    loss = await step();
    steps++;
  } while (performance.now() - start < windowMs);
  return { msPerStep: (performance.now() - start) / steps, loss };
}
