import { check, defineExercise, looksLike } from '../define.ts';
import { drawList, drawWhole } from '../draw.ts';
import { numbersOf } from '../values.ts';

type Args = [z: number[], c: number];

const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
/** By differences of logits: no maximum, no logarithm of a probability. */
const inverse = (z: number[], k: number) => sum(z.map((zj) => Math.exp(zj - z[k]!)));
const softmax = (z: number[]) => z.map((_, k) => 1 / inverse(z, k));
const gradientOf = (z: number[], c: number) => softmax(z).map((p, k) => p - Number(k === c));
const right = (z: number[], c: number) => ({ loss: Math.log(inverse(z, c)), gradient: gradientOf(z, c) });

const hints = [
  looksLike('label-minus-prediction', (...[z, c]: Args) => ({ gradient: gradientOf(z, c).map((g) => -g) })),
  looksLike('no-label', (z: number[]) => ({ gradient: softmax(z) })),
  looksLike('every-class', (...[z, c]: Args) => ({
    loss: -sum(softmax(z).map((p, k) => Math.log(k === c ? p : 1 - p))),
  })),
  looksLike('softmax-twice', (...[z, c]: Args) => ({ loss: right(softmax(z), c).loss })),
];

export default defineExercise({
  id: 'cross-entropy-logits',
  page: 'mathematics/losses',
  level: 2,
  entry: 'crossEntropy',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({ id: 'by-hand', args: () => [[2, 1, 0.1], 1], expected: right, hints }),
    check<Args>({
      id: 'ignorance',
      args: () => [Array<number>(10).fill(0), 3],
      expected: (...args) => ({ ...right(...args), loss: Math.log(10) }),
      hints,
    }),
    check<Args>({
      id: 'random',
      isDrawn: true,
      args: (random) => {
        const classes = drawWhole(random, 5, 9);
        return [drawList(random, classes).map((z) => 3 * z), drawWhole(random, 2, classes - 1)];
      },
      expected: right,
      hints,
    }),
    check<Args>({
      id: 'sure-and-wrong',
      args: () => [[1000, 0, 0], 1],
      expected: () => ({ loss: 1000, gradient: [1, -1, 0] }),
      hints: [
        {
          id: 'overflow',
          when: (got) => Object.values(got as object).some((part) => numbersOf(part)?.some(Number.isNaN)),
        },
        { id: 'logarithm-of-zero', when: (got) => (got as { loss: number }).loss === Infinity },
      ],
    }),
    check<Args>({
      id: 'sure-and-right',
      args: () => [[1000, 0, 0], 0],
      expected: () => ({ loss: 0, gradient: [0, 0, 0] }),
    }),
    check<Args>({
      id: 'all-very-negative',
      args: () => [[-1000, -1001, -1002], 0],
      expected: right,
      hints: [
        {
          id: 'underflow',
          when: (got) =>
            Object.values(got as object).some((part) => numbersOf(part)?.some((number) => !Number.isFinite(number))),
        },
      ],
    }),
  ],
});
