import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { tensor, type TensorValue } from '../values.ts';

type Args = [train: TensorValue, images: TensorValue];

/** Mean and variance of some numbers. */
function moments(list: number[]) {
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
  return { mean, variance: list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / list.length };
}

/**
 * Standardizes images with the moments of groups of numbers.
 * @param groupOf group of the number at place i; numbers of one group share their moments
 */
function standardise(
  { values: source }: TensorValue,
  { values, shape }: TensorValue,
  groupOf: (i: number) => number,
  power = 0.5,
) {
  const groups = new Map<number, number[]>();
  Array.from(source).forEach((x, i) => groups.set(groupOf(i), [...(groups.get(groupOf(i)) ?? []), x]));
  const of = new Map([...groups].map(([group, list]) => [group, moments(list)]));
  const numbers = Array.from(values, (x, i) => {
    const { mean, variance } = of.get(groupOf(i))!;
    return (x - mean) / variance ** power;
  });
  return tensor(numbers, shape);
}

const channel = (i: number) => i % 3;
const right = (...[train, images]: Args) => standardise(train, images, channel);
const TOLERANCE = 1e-4;
const hints = [
  looksLike('own-statistics', (...[, images]: Args) => standardise(images, images, channel), TOLERANCE),
  looksLike('one-for-all-channels', (...[train, images]: Args) => standardise(train, images, () => 0), TOLERANCE),
  looksLike(
    'every-pixel-alone',
    (...[train, images]: Args) => standardise(train, images, (i) => i % (images.values.length / images.shape[0]!)),
    TOLERANCE,
  ),
  looksLike('no-root', (...[train, images]: Args) => standardise(train, images, channel, 1), TOLERANCE),
];

/** Images higher than wide. */
function draw(random: Random): Args {
  const bytes = (n: number, darker: number) =>
    tensor(
      Array.from({ length: n * 72 }, (_, i) => Math.floor((40 + 60 * (i % 3) + 50 * random.uniform()) / darker)),
      [n, 6, 4, 3],
      'int32',
    );
  return [bytes(6, 1), bytes(2, 1.5)];
}

export default defineExercise({
  id: 'normalise-channels',
  page: 'project/data',
  level: 2,
  entry: 'normalise',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'by-hand',
      args: () => [
        tensor([0, 20, 200, 10, 60, 250], [2, 1, 1, 3], 'int32'),
        tensor([10, 40, 250, 5, 60, 225], [2, 1, 1, 3], 'int32'),
      ],
      expected: () => tensor([1, 0, 1, 0, 1, 0], [2, 1, 1, 3]),
      tolerance: TOLERANCE,
      hints,
    }),
    check<Args>({ id: 'darker-images', isDrawn: true, args: draw, expected: right, tolerance: TOLERANCE, hints }),
    check<Args>({
      id: 'training-images',
      args: (random) => {
        const [train] = draw(random);
        return [train, train];
      },
      expected: right,
      tolerance: TOLERANCE,
      hints: hints.slice(1),
    }),
  ],
});
