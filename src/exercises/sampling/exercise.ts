import { check, defineExercise, looksLike } from '../define.ts';
import { drawList } from '../draw.ts';
import { numbersOf, type Value } from '../values.ts';

type Args = [logits: number[], temperature: number, topK: number];

/** An exponential that is infinite. */
const overflow = { id: 'overflow', when: (got: Value) => numbersOf(got)?.some(Number.isNaN) ?? false };

/** Softmax of the logits over a number, over the places that are kept. */
const spread = (logits: number[], divisor: number, isKept: (at: number) => boolean) => {
  const most = Math.max(...logits.filter((_, at) => isKept(at)));
  const powers = logits.map((logit, at) => (isKept(at) ? Math.exp((logit - most) / divisor) : 0));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};
/** The places of the largest logits. */
const largest = (logits: number[], count: number) =>
  new Set([...logits.keys()].sort((a, b) => logits[b]! - logits[a]!).slice(0, count));
const right = (...[logits, temperature, topK]: Args) => {
  const kept = largest(logits, topK);
  return spread(logits, temperature, (at) => kept.has(at));
};

const hints = [
  looksLike('no-temperature', (...[logits, , topK]: Args) => right(logits, 1, topK)),
  looksLike('multiplied', (...[logits, temperature, topK]: Args) => right(logits, 1 / temperature, topK)),
  looksLike('no-top-k', (...[logits, temperature]: Args) => right(logits, temperature, logits.length)),
  looksLike('not-renormalised', (...[logits, temperature, topK]: Args) => {
    const kept = largest(logits, topK);
    return right(logits, temperature, logits.length).map((p, at) => (kept.has(at) ? p : 0));
  }),
  looksLike('smallest-kept', (...[logits, temperature, topK]: Args) => {
    const kept = largest(
      logits.map((logit) => -logit),
      topK,
    );
    return spread(logits, temperature, (at) => kept.has(at));
  }),
];

export default defineExercise({
  id: 'sampling',
  page: 'applications/text',
  level: 2,
  entry: 'nextProbabilities',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'by-hand',
      args: () => [[Math.log(4), -9, Math.log(9), 0], 0.5, 2],
      expected: () => [16 / 97, 0, 81 / 97, 0],
      hints,
    }),
    check<Args>({
      id: 'drawn',
      isDrawn: true,
      args: (random) => [drawList(random, 9), 0.3 + 1.5 * random.uniform(), 2 + random.integer(5)],
      expected: right,
      hints,
    }),
    check<Args>({
      id: 'all-kept',
      isDrawn: true,
      args: (random) => [drawList(random, 5).map((logit) => 2000 + 20 * logit), 2, 5],
      expected: right,
      hints: [overflow, ...hints],
    }),
  ],
});
