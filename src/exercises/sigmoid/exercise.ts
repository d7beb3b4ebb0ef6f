import { check, defineExercise, looksLike } from '../define.ts';
import { near } from '../near.ts';
import { numbersOf, type Value } from '../values.ts';

type Args = [z: number];
const numberOf = (got: Value, field: 'value' | 'slope') => numbersOf((got as Record<string, Value>)[field])![0]!;

/** By way of the hyperbolic cosine: σ(z) = e^(z/2) / (2 cosh(z/2)), σ′(z) = 1 / (2 cosh(z/2))². */
const right = (z: number) => {
  const double = 2 * Math.cosh(z / 2);
  return { value: Math.exp(z / 2) / double, slope: double ** -2 };
};

const hints = [
  looksLike('sign', (z: Args[0]) => ({ value: right(-z).value })),
  looksLike('slope-of-input', (z: Args[0]) => ({ value: right(z).value, slope: z * (1 - z) })),
];

/** Value and slope right to six digits each: the tiny ones only their own size can measure. */
const keepsDigits = (got: Value, _: Value, z: number) =>
  (['value', 'slope'] as const).every((field) => Math.abs(numberOf(got, field) / right(z)[field] - 1) < 1e-6);
const digits = [
  {
    id: 'lost-digits',
    when: (got: Value, _: Value, z: number) => near(got, right(z), 1e-12) && !keepsDigits(got, _, z),
  },
];

export default defineExercise({
  id: 'sigmoid',
  page: 'mathematics/activations',
  level: 1,
  entry: 'sigmoid',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({ id: 'by-hand', args: () => [2], expected: right, hints }),
    check<Args>({ id: 'small', args: () => [0.5], expected: right, hints }),
    check<Args>({ id: 'negative', args: () => [-3], expected: right, hints }),
    check<Args>({
      id: 'large',
      args: () => [1000],
      expected: () => ({ value: 1, slope: 0 }),
      hints: [{ id: 'overflow', when: (got) => Number.isNaN(numberOf(got, 'value') + numberOf(got, 'slope')) }],
    }),
    check<Args>({
      id: 'very-negative',
      args: () => [-1000],
      expected: () => ({ value: 0, slope: 0 }),
      hints: [{ id: 'overflow', when: (got) => Number.isNaN(numberOf(got, 'value') + numberOf(got, 'slope')) }],
    }),
    check<Args>({ id: 'tail', args: () => [40], expected: right, passes: keepsDigits, hints: digits }),
    check<Args>({ id: 'other-tail', args: () => [-40], expected: right, passes: keepsDigits, hints: digits }),
    check<Args>({
      id: 'drawn',
      isDrawn: true,
      args: (random) => [60 * random.uniform() - 30],
      expected: right,
      passes: keepsDigits,
      hints: [...hints, ...digits],
    }),
  ],
});
