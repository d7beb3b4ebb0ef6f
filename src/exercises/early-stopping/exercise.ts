import { createRandom, type Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawTable, drawWhole } from '../draw.ts';
import { tensor, type TensorValue, type Value } from '../values.ts';

interface Options extends Record<string, Value> {
  alpha: number;
  patience: number;
  mostEpochs: number;
}
type Args = [xTrain: TensorValue, yTrain: TensorValue, xVal: TensorValue, yVal: TensorValue, options: Options];

/** Errors Xw − y, one for each row. */
function errorsOf(w: number[], x: TensorValue, y: TensorValue): number[] {
  return Array.from(y.values, (target, i) =>
    w.reduce((sum, weight, j) => sum + weight * x.values[i * w.length + j]!, -target),
  );
}
const lossOf = (w: number[], x: TensorValue, y: TensorValue) =>
  errorsOf(w, x, y).reduce((sum, error) => sum + error * error, 0) / y.values.length;

/** The loop in plain numbers; `mistakes` are the places where people go wrong. */
function simulate(
  [xTrain, yTrain, xVal, yVal, { alpha, patience, mostEpochs }]: Args,
  mistakes: {
    watchesTraining?: true;
    neverResets?: true;
    isLate?: true;
    keepsLast?: true;
    comparesWithPrevious?: true;
    countsFromZero?: true;
    equalCounts?: true;
  } = {},
) {
  const d = xTrain.shape[1]!;
  const n = xTrain.shape[0]!;
  let w = Array.from({ length: d }, () => 0);
  let best = { loss: Infinity, epoch: 0, w };
  let waited = 0;
  const losses: number[] = [];
  while (losses.length < mostEpochs && waited < patience + Number(mistakes.isLate ?? false)) {
    const errors = errorsOf(w, xTrain, yTrain);
    w = w.map(
      (weight, j) => weight - (alpha * 2 * errors.reduce((sum, e, i) => sum + e * xTrain.values[i * d + j]!, 0)) / n,
    );
    losses.push(lossOf(w, xVal, yVal));
    const watched = mistakes.watchesTraining ? lossOf(w, xTrain, yTrain) : losses.at(-1)!;
    const least = mistakes.comparesWithPrevious ? (losses.at(-2) ?? Infinity) : best.loss;
    if (watched < least || (mistakes.equalCounts && watched === least)) {
      best = { loss: watched, epoch: losses.length, w };
      if (!mistakes.neverResets) waited = 0;
    } else waited++;
  }
  return {
    weights: (mistakes.keepsLast ? w : best.w).map((weight) => [weight]),
    bestEpoch: best.epoch - Number(mistakes.countsFromZero ?? false),
    losses,
  };
}

const hints = [
  looksLike('last-weights', (...args: Args) => simulate(args, { keepsLast: true }), 1e-4),
  looksLike('training-loss', (...args: Args) => simulate(args, { watchesTraining: true }), 1e-4),
  looksLike('one-too-many', (...args: Args) => simulate(args, { isLate: true }), 1e-4),
  looksLike('never-resets', (...args: Args) => simulate(args, { neverResets: true }), 1e-4),
  looksLike('compares-with-previous', (...args: Args) => simulate(args, { comparesWithPrevious: true }), 1e-4),
  looksLike('equal-counts', (...args: Args) => simulate(args, { equalCounts: true }), 1e-4),
  looksLike('counts-from-zero', (...args: Args) => simulate(args, { countsFromZero: true }), 1e-4),
];

/** Rows of normal features, of which only the first counts, and noise. */
function rows(random: Random, n: number): [TensorValue, TensorValue] {
  const x = drawTable(random, n, 12);
  const y = x.map((row) => row[0]! + random.normal());
  return [tensor(x.flat(), [n, 12]), tensor(y, [n, 1])];
}

const draw = (random: Random, alpha: number, mostEpochs: number, patience = 5): Args => [
  ...rows(random, 16),
  ...rows(random, 40),
  { alpha, patience, mostEpochs },
];

/** Data for which no decision is so close that float32 might take it otherwise. */
function drawClear(random: Random): Args {
  for (;;) {
    const args = draw(random, 0.03 + 0.03 * random.uniform(), 150, drawWhole(random, 2, 6));
    const { losses } = simulate(args);
    let least = Infinity;
    const isClear = losses.every((loss) => {
      const before = least;
      least = Math.min(least, loss);
      return Math.abs(loss - before) > 1e-5;
    });
    if (isClear) return args;
  }
}

/** The first weight leaps to and fro about 1, ever less; the second creeps past 1, which suits the validation, towards 2. */
const bumpy = (): Args => [
  tensor([1, 0, 0, 0.2], [2, 2]),
  tensor([1, 0.4], [2, 1]),
  tensor([1, 0, 0, 1], [2, 2]),
  tensor([1.2, 1], [2, 1]),
  { alpha: 1.9, patience: 3, mostEpochs: 100 },
];

const expected = (...args: Args) => simulate(args);
const tolerance = 1e-4;

export default defineExercise({
  id: 'early-stopping',
  page: 'algorithms/train',
  level: 3,
  isProject: true,
  entry: 'train',
  backend: 'cpu',
  limitMs: 10_000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [
        tensor([1], [1, 1]),
        tensor([2], [1, 1]),
        tensor([1], [1, 1]),
        tensor([1], [1, 1]),
        { alpha: 0.25, patience: 2, mostEpochs: 10 },
      ],
      expected: () => ({ weights: [[1]], bestEpoch: 1, losses: [0, 0.25, 0.5625] }),
      tolerance,
      hints,
    }),
    check({ id: 'overfitting', args: () => draw(createRandom(5), 0.05, 200), expected, tolerance, hints }),
    check({ id: 'bumps', args: bumpy, expected, tolerance, hints }),
    check({ id: 'out-of-epochs', args: () => draw(createRandom(5), 0.01, 12), expected, tolerance, hints }),
    check({
      id: 'standstill',
      args: (): Args => [
        tensor([1, 2], [2, 1]),
        tensor([0, 0], [2, 1]),
        tensor([3], [1, 1]),
        tensor([0.5], [1, 1]),
        { alpha: 0.1, patience: 3, mostEpochs: 20 },
      ],
      expected: () => ({ weights: [[0]], bestEpoch: 1, losses: [0.25, 0.25, 0.25, 0.25] }),
      tolerance,
      hints,
    }),
    check({ id: 'drawn', isDrawn: true, args: drawClear, expected, tolerance, hints }),
  ],
});
