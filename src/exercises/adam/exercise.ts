import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawTable } from '../draw.ts';
import { near } from '../near.ts';
import { numbersOf, type Value } from '../values.ts';

type Settings = { alpha: number; beta1: number; beta2: number; epsilon: number };
type Args = [theta: number[], gradients: number[][], settings: Settings];

/** The paper's settings, with the ε of Keras. */
const SETTINGS: Settings = { alpha: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
const settings = (changed: Partial<Settings> = {}): Settings => ({ ...SETTINGS, ...changed });

/** Σ β^(t−i) x_i · (1 − β): a running mean that started at 0, by its definition. */
const mean = (beta: number, list: number[]) =>
  (1 - beta) * list.reduce((sum, x, i) => sum + beta ** (list.length - 1 - i) * x, 0);

/** Adam's way with each mean unrolled. @param parts what a mistake changes */
function way(
  [theta, gradients, { alpha, beta1, beta2, epsilon }]: Args,
  parts: {
    correct?: (t: number, beta: number) => number;
    divide?: (m: number, v: number) => number;
    power?: number;
    sign?: number;
  } = {},
): number[][] {
  const correct = parts.correct ?? ((t, beta) => 1 - beta ** t);
  const divide = parts.divide ?? ((m, v) => m / (Math.sqrt(v) + epsilon));
  const places = [theta];
  for (let t = 1; t <= gradients.length; t++) {
    const seen = gradients.slice(0, t);
    const place = places[t - 1]!.map((value, j) => {
      const column = seen.map((g) => g[j]!);
      const m = mean(beta1, column) / correct(t, beta1);
      const v =
        mean(
          beta2,
          column.map((g) => Math.abs(g) ** (parts.power ?? 2)),
        ) / correct(t, beta2);
      return value - (parts.sign ?? 1) * alpha * divide(m, v);
    });
    places.push(place);
  }
  return places.slice(1);
}

/** A step that stores the corrected means, so that the next one corrects them again. */
function correctTwice(...[theta, gradients, { alpha, beta1, beta2, epsilon }]: Args): number[][] {
  const m = theta.map(() => 0);
  const v = theta.map(() => 0);
  let place = theta;
  return gradients.map((g, i) => {
    place = place.map((value, j) => {
      m[j] = (beta1 * m[j]! + (1 - beta1) * g[j]!) / (1 - beta1 ** (i + 1));
      v[j] = (beta2 * v[j]! + (1 - beta2) * g[j]! ** 2) / (1 - beta2 ** (i + 1));
      return value - (alpha * m[j]!) / (Math.sqrt(v[j]!) + epsilon);
    });
    return place;
  });
}

/** Steps that each begin anew: m and v hold the present gradient alone. */
function forget(...[theta, gradients, { alpha, epsilon }]: Args): number[][] {
  let place = theta;
  return gradients.map((g) => (place = place.map((value, j) => value - (alpha * g[j]!) / (Math.abs(g[j]!) + epsilon))));
}

/** ε beside the uncorrected root, as in Keras, with the corrections in the length of the step. */
const epsilonHat = (...[theta, gradients, settings]: Args): number[][] => {
  const { alpha, beta1, beta2, epsilon } = settings;
  let place = theta;
  return gradients.map((_, i) => {
    const rate = (alpha * Math.sqrt(1 - beta2 ** (i + 1))) / (1 - beta1 ** (i + 1));
    const seen = gradients.slice(0, i + 1);
    place = place.map((value, j) => {
      const column = seen.map((g) => g[j]!);
      const root = Math.sqrt(
        mean(
          beta2,
          column.map((g) => g * g),
        ),
      );
      return value - (rate * mean(beta1, column)) / (root + epsilon);
    });
    return place;
  });
};

const TOLERANCE = 1e-9;
/** Right, but for the digits that float32 cannot hold. */
const float32 = { id: 'float32', when: (got: Value, expected: Value) => near(got, expected, 1e-6) };
const mistake = (id: string, mistaken: (...args: Args) => number[][]) => looksLike(id, mistaken, TOLERANCE);
const hints = [
  mistake('no-correction', (...args) => way(args, { correct: () => 1 })),
  mistake('correction-stands-still', (...args) => way(args, { correct: (_t, beta) => 1 - beta })),
  mistake('time-from-zero', (...args) => way(args, { correct: (t, beta) => 1 - beta ** (t + 1) })),
  mistake('corrected-twice', correctTwice),
  mistake('forgets', forget),
  mistake('no-root', (...args) => way(args, { divide: (m, v) => m / (v + args[2].epsilon) })),
  mistake('not-squared', (...args) => way(args, { power: 1 })),
  mistake('uphill', (...args) => way(args, { sign: -1 })),
  mistake('fixed-settings', (theta, gradients, { alpha }) => way([theta, gradients, settings({ alpha })])),
  mistake('epsilon-hat', epsilonHat),
  { id: 'time-not-counted', when: (got: Value) => numbersOf(got)!.every(Number.isNaN) },
  mistake('epsilon-inside', (...args) => way(args, { divide: (m, v) => m / Math.sqrt(v + args[2].epsilon) })),
  float32,
];

/** Settings far from the usual ones, so that none can be left out. */
const drawSettings = (random: Random) =>
  settings({
    alpha: 0.05 + 0.1 * random.uniform(),
    beta1: 0.7 + 0.15 * random.uniform(),
    beta2: 0.95 + 0.03 * random.uniform(),
    epsilon: 0.001 + 0.01 * random.uniform(),
  });
const apart = (...args: Args) => [way(args), way([args[0], args[1].map((g) => g.map((x) => -2 * x)), args[2]])];

export default defineExercise({
  id: 'adam',
  page: 'mathematics/optimizers',
  level: 3,
  isProject: true,
  entry: 'createAdam',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'two-steps',
      probe: 'path',
      args: () => [[0.5], [[0.2], [-0.1]], settings()],
      expected: (...args: Args) => way(args),
      tolerance: TOLERANCE,
      hints,
    }),
    check<Args>({
      id: 'three-parameters',
      probe: 'path',
      isDrawn: true,
      args: (random) => [[1, -1, 0], drawTable(random, 8, 3), drawSettings(random)],
      expected: (...args: Args) => way(args),
      tolerance: TOLERANCE,
      hints,
    }),
    check<Args>({
      id: 'tiny-gradient',
      probe: 'path',
      args: () => [[0], [[1e-7]], settings({ alpha: 1 })],
      expected: () => [[-0.5]],
      tolerance: TOLERANCE,
      hints,
    }),
    check<Args>({
      id: 'two-optimizers',
      probe: 'twoPaths',
      args: (random) => [[1, 2], drawTable(random, 4, 2), settings({ alpha: 0.1 })],
      expected: apart,
      tolerance: TOLERANCE,
      hints: [
        {
          id: 'shared-state',
          // The first optimizer begins well, the second already goes astray at its first step.
          when: (got, expected) => {
            const begins = (k: number) =>
              near((got as number[][][])[k]![0], (expected as number[][][])[k]![0], TOLERANCE);
            return begins(0) && !begins(1);
          },
        },
      ],
    }),
    check<[start: number[], adamRate: number, sgdRate: number, steps: number]>({
      id: 'race',
      probe: 'race',
      args: () => [[-4, 0.6], 0.2, 0.012, 200],
      // Measured with the library's own code on the page: SGD ends at 0.064, Adam below 1e-7.
      expected: () => ({ adam: 0, sgd: 0.064 }),
      passes: (got) => {
        const { adam, sgd } = got as { adam: number; sgd: number };
        return adam < 1e-7 && Math.abs(sgd - 0.064) < 0.0005;
      },
    }),
  ],
});
