import { check, defineExercise, looksLike } from '../define.ts';

type Args = [z: number];
const numberOf = (got: unknown, field: 'value' | 'slope') => (got as Record<string, number>)[field]!;

/** By way of the hyperbolic tangent: σ(z) = (1 + tanh(z/2)) / 2, σ′(z) = 1 / (2 cosh(z/2))². */
const right = (z: number) => ({ value: (1 + Math.tanh(z / 2)) / 2, slope: (2 * Math.cosh(z / 2)) ** -2 });

const hints = [
  looksLike('sign', (z: Args[0]) => ({ value: right(-z).value })),
  looksLike('slope-of-input', (z: Args[0]) => ({ value: right(z).value, slope: z * (1 - z) })),
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
    check<Args>({
      id: 'tail',
      args: () => [40],
      expected: right,
      // The slope is so small that only its own size can measure it.
      passes: (got) => Math.abs(numberOf(got, 'slope') / right(40).slope - 1) < 1e-6 && numberOf(got, 'value') === 1,
      hints: [{ id: 'lost-digits', when: (got) => numberOf(got, 'slope') === 0 }],
    }),
  ],
});
