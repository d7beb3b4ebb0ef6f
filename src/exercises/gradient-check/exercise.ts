import { check, defineExercise, looksLike } from '../define.ts';
import { drawList } from '../draw.ts';
import { near } from '../near.ts';

type DifferenceArgs = [name: string, theta: number[], h: number];
type ErrorArgs = [a: number[], b: number[]];

const length = (list: number[]) => Math.hypot(...list);
const distance = (...[a, b]: ErrorArgs) => length(a.map((value, j) => value - b[j]!));
const relative = (...[a, b]: ErrorArgs) => distance(a, b) / (length(a) + length(b));

/** The gradient of the probe's function `three`, x²y + 3z − yz, by its formula. */
const gradientOfThree = ([x, y, z]: number[]) => [2 * x! * y!, x! * x! - z!, 3 - y!];

const errorHints = [
  looksLike('absolute', distance),
  looksLike('one-length', (...[a, b]: ErrorArgs) => distance(a, b) / length(a)),
  looksLike('one-length', (...[a, b]: ErrorArgs) => distance(a, b) / length(b)),
];

export default defineExercise({
  id: 'gradient-check',
  page: 'mathematics/worked-example',
  level: 2,
  entry: 'difference',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<DifferenceArgs>({
      id: 'parabola',
      probe: 'differenceOf',
      args: () => ['square', [3], 0.1],
      expected: () => ({ gradient: [6], theta: [3] }),
      hints: [
        looksLike('one-sided', (...[, [theta], h]: DifferenceArgs) => ({ gradient: [2 * theta! + h] })),
        looksLike('one-sided', (...[, [theta], h]: DifferenceArgs) => ({ gradient: [2 * theta! - h] })),
        looksLike('not-halved', (...[, [theta]]: DifferenceArgs) => ({ gradient: [4 * theta!] })),
        looksLike('times-h', (...[, [theta], h]: DifferenceArgs) => ({ gradient: [2 * theta! * h * h] })),
      ],
    }),
    check<DifferenceArgs>({
      id: 'three-parameters',
      probe: 'differenceOf',
      // No term is of third order in one parameter, so that the central difference is exact for any h.
      isDrawn: true,
      args: (random) => ['three', drawList(random, 3), 0.1],
      expected: (_name, theta) => ({ gradient: gradientOfThree(theta), theta }),
      hints: [
        {
          id: 'moved-together',
          when: (got) => {
            const { gradient } = got as { gradient: number[] };
            return (
              gradient.length === 3 &&
              near(
                gradient,
                gradient.map(() => gradient[0]!),
              )
            );
          },
        },
        {
          id: 'not-restored',
          when: (got, _expected, _name, theta) => !near((got as { theta: number[] }).theta, theta),
        },
      ],
    }),
    check<DifferenceArgs>({
      id: 'wide-step',
      probe: 'differenceOf',
      args: () => ['cube', [1], 0.5],
      expected: () => ({ gradient: [3.25], theta: [1] }),
      hints: [{ id: 'step-of-its-own', when: (got) => near((got as { gradient: number[] }).gradient, [3], 0.05) }],
    }),
    check<ErrorArgs>({
      id: 'relative-error',
      probe: 'errorOf',
      args: () => [
        [3, 4],
        [6, 8],
      ],
      expected: () => 1 / 3,
      hints: errorHints,
    }),
    check<ErrorArgs>({
      id: 'tiny-gradients',
      probe: 'errorOf',
      args: () => [
        [1e-7, 0],
        [-1e-7, 0],
      ],
      expected: relative,
      hints: errorHints,
    }),
    check<ErrorArgs>({
      id: 'drawn',
      isDrawn: true,
      probe: 'errorOf',
      args: (random) => [drawList(random, 5), drawList(random, 5)],
      expected: relative,
      hints: errorHints,
    }),
    check<[theta: number[], h: number]>({
      id: 'verdicts',
      probe: 'verdicts',
      args: () => [[0.3, -0.8], 1e-5],
      expected: () => ({ right: 0, wrongSign: 1, forgottenFactor: 1 / 3 }),
      tolerance: 1e-8,
    }),
  ],
});
