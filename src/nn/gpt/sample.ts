import type { Random } from '../../math/random.ts';

/** How the next token is drawn. */
export interface SamplePlan {
  /** Logits are divided by it; 0 takes the likeliest. */
  temperature: number;
  /** Only so many of the likeliest are drawn from; 0: all. */
  topK: number;
}

/**
 * What the next token is drawn from: softmax(logits/temperature) over the topK largest logits, 0 for all others. Of equal logits at the
 * border the first are kept.
 * @param logits [vocabulary]
 * @returns [vocabulary]
 */
export function nextProbabilities(logits: Float32Array, { temperature, topK }: SamplePlan): Float32Array {
  const order = Array.from(logits.keys()).sort((a, b) => logits[b]! - logits[a]! || a - b);
  const kept = temperature === 0 ? order.slice(0, 1) : topK > 0 ? order.slice(0, topK) : order;
  const largest = logits[kept[0]!]!;
  const weights = kept.map((token) => (temperature === 0 ? 1 : Math.exp((logits[token]! - largest) / temperature)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const probabilities = new Float32Array(logits.length);
  for (const [i, token] of kept.entries()) probabilities[token] = weights[i]! / total;
  return probabilities;
}

/** Draws the next token. @param logits [vocabulary] */
export function sampleToken(logits: Float32Array, plan: SamplePlan, random: Random): number {
  const probabilities = nextProbabilities(logits, plan);
  let left = random.uniform();
  let last = 0;
  for (const [token, probability] of probabilities.entries()) {
    if (probability === 0) continue;
    last = token;
    left -= probability;
    if (left < 0) break;
  }
  return last;
}
