import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';

type Args = [known: number, isRight: boolean, learn: number, slip: number, guess: number];

/** The share of `a` in both; `otherwise` when neither can be. */
const shareOf = (a: number, b: number, otherwise: number) => (a + b > 0 ? a / (a + b) : otherwise);
const learnFrom = (seen: number, learn: number) => 1 - (1 - seen) * (1 - learn);
const seeing = (...[known, isRight, , slip, guess]: Args) =>
  isRight
    ? shareOf(known - known * slip, guess - known * guess, known)
    : shareOf(known * slip, (1 - known) * (1 - guess), known);
const right = (...args: Args) => learnFrom(seeing(...args), args[2]);

const hints = [
  looksLike('no-learning', (...args: Args) => seeing(...args)),
  looksLike('learnt-first', (...[known, ...rest]: Args) => seeing(learnFrom(known, rest[1]), ...rest)),
  looksLike('ignores-answer', (...[known, , ...rest]: Args) => right(known, true, ...rest)),
  looksLike('not-divided', (...[known, isRight, learn, slip]: Args) =>
    learnFrom(known * (isRight ? 1 - slip : slip), learn),
  ),
  looksLike('swapped', (...[known, isRight, learn, slip, guess]: Args) => right(known, isRight, learn, guess, slip)),
];

const draw = (random: Random, isRight: boolean): Args => [
  0.2 + 0.6 * random.uniform(),
  isRight,
  0.05 + 0.3 * random.uniform(),
  0.05 + 0.15 * random.uniform(),
  0.25 + 0.2 * random.uniform(),
];

export default defineExercise({
  id: 'bkt-update',
  page: 'applications/education',
  level: 1,
  entry: 'update',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'by-hand',
      args: () => [0.3, true, 0.15, 0.1, 0.2],
      expected: () => 0.27 / 0.41 + (0.14 / 0.41) * 0.15,
      hints,
    }),
    check<Args>({ id: 'wrong-answer', isDrawn: true, args: (random) => draw(random, false), expected: right, hints }),
    check<Args>({ id: 'right-answer', isDrawn: true, args: (random) => draw(random, true), expected: right, hints }),
    check<Args>({ id: 'impossible', args: () => [1, false, 0.2, 0, 0.2], expected: () => 1, hints }),
  ],
});
