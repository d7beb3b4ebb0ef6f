import * as tf from '../../../src/exercises/sandbox/tf.ts';
import { bools, EDGE, given, INT_EDGE, ints, normals, one, type Given, type OperationCase } from './operation.ts';

type Axis = number | number[] | undefined;
type Reduction = (x: tf.Tensor, axis: Axis, keepDims: boolean) => tf.Tensor | tf.Tensor[];

/** Functions that make one number of many. */
const REDUCTIONS: Record<string, Reduction> = {
  sum: tf.sum,
  mean: tf.mean,
  prod: tf.prod,
  max: tf.max,
  min: tf.min,
  logSumExp: tf.logSumExp,
  euclideanNorm: tf.euclideanNorm,
  norm: (x, axis, keepDims) => tf.norm(x, 'euclidean', axis as number, keepDims),
  moments: (x, axis, keepDims) => Object.values(tf.moments(x, axis as number, keepDims)) as tf.Tensor[],
};

const AXES: Axis[] = [undefined, 0, 1, -1, [0, 2], [0, 1], [1, 2]];

const reductionCases = (name: string, f: Reduction): OperationCase[] => {
  const on = (label: string, x: Given, axis: Axis = undefined, keepDims = false) =>
    one(name, label, [x], (t) => f(t!, axis, keepDims), { sums: true });
  return [
    ...AXES.flatMap((axis) => [false, true].map((keep) => on(`axis ${axis} ${keep}`, normals([2, 3, 5]), axis, keep))),
    on('many rows', normals([70, 37]), 0),
    on('many columns', normals([37, 70]), 1),
    on('middle', normals([3, 40, 9]), 1),
    on('scalar', given([0.7], [])),
    on('one', given([0.7], [1, 1])),
    ...EDGE.map((value) => on(`edge ${Object.is(value, -0) ? '−0' : value}`, given([0.5, value, -0.5]))),
    on('infinities', given([Infinity, -Infinity, 1])),
    on('NaN in a column', given([1, NaN, 3, 4, 5, 6], [3, 2]), 0),
    on('empty', given([], [0])),
    on('empty rows', given([], [0, 3]), 0),
    on('empty columns', given([], [2, 0]), 1),
    on('empty middle', given([], [2, 0, 3]), 1),
    on('nothing left', given([], [0, 3]), 1),
    on('int32', ints([-7, 3, 1000003, 0, 5, 6], [2, 3]), 1),
    on('int32 edge', ints(INT_EDGE)),
    on('bool', bools([1, 0, 1, 1], [2, 2]), 0),
  ];
};

const logicCases = (['all', 'any'] as const).flatMap((name) => {
  const on = (label: string, x: Given, axis?: number) => one(name, label, [x], (t) => tf[name](t!, axis));
  return [
    on('whole', bools([1, 0, 1])),
    on('axis', bools([1, 0, 1, 1], [2, 2]), 0),
    on('last', bools([1, 0, 1, 1], [2, 2]), 1),
    on('empty', bools([], [0])),
    on('empty columns', bools([], [2, 0]), 1),
  ];
});

const searchCases = (['argMax', 'argMin'] as const).flatMap((name) => {
  const on = (label: string, x: Given, axis = 0) => one(name, label, [x], (t) => tf[name](t!, axis));
  return [
    on('columns', normals([4, 5])),
    on('rows', normals([4, 5]), 1),
    on('ties', given([1, 3, 3, 1])),
    on('NaN', given([1, NaN, 3, 0])),
    on('NaN first', given([NaN, 1, 3, 0])),
    on('infinities', given([-Infinity, -Infinity, Infinity])),
    on('all −Infinity', given([-Infinity, -Infinity])),
    on('int32', ints([3, 2147483647, -2147483648, 5])),
    on('int32 large', ints([16777217, 16777216, 16777218])),
    on('bool', bools([0, 1, 0])),
  ];
});

const runningCases = (['cumsum', 'cumprod'] as const).flatMap((name) => {
  const on = (label: string, x: Given, axis: number, exclusive: boolean, reverse: boolean) =>
    one(name, label, [x], (t) => tf[name](t!, axis, exclusive, reverse), { sums: true });
  return [
    ...[0, 1, 2].flatMap((axis) =>
      [false, true].flatMap((exclusive) =>
        [false, true].map((reverse) =>
          on(`axis ${axis} ${exclusive} ${reverse}`, normals([2, 3, 4]), axis, exclusive, reverse),
        ),
      ),
    ),
    on('int32', ints([1, 2, 3, -4]), 0, false, false),
    on('NaN', given([1, NaN, 3]), 0, false, false),
    on('empty', given([], [0]), 0, false, false),
  ];
});

const softCases = (['softmax', 'logSoftmax'] as const).flatMap((name) => {
  const on = (label: string, x: Given) => one(name, label, [x], (t) => tf[name](t!), { sums: true });
  return [
    on('normal', normals([3, 5])),
    on('large', given([1e5, 1e5 + 1, -1e5])),
    on('huge', given([1e38, -1e38, 0])),
    on('masked', given([-Infinity, 0, 1])),
    on('all masked', given([-Infinity, -Infinity])),
    on('infinite', given([Infinity, 0])),
    on('NaN', given([NaN, 0, 1])),
    on('empty', given([], [0, 3])),
    on('no classes', given([], [2, 0])),
    on('many', given(Array<number>(100_000).fill(0.3))),
    on('int32', ints([1, 2, 3])),
  ];
});

/** Cases of all functions that sum, search or run along an axis. */
export const REDUCED: readonly OperationCase[] = [
  ...Object.entries(REDUCTIONS).flatMap(([name, f]) => reductionCases(name, f)),
  ...logicCases,
  ...searchCases,
  ...runningCases,
  ...softCases,
  ...[1, Infinity, -Infinity, 'fro'].map((order) =>
    one('norm', `order ${order}`, [normals([3, 4])], (x) => tf.norm(x!, order as 'fro', order === 'fro' ? [0, 1] : 1)),
  ),
  one('topk', 'normal', [normals([3, 6])], (x) => Object.values(tf.topk(x!, 3)) as tf.Tensor[]),
  one('topk', 'NaN', [given([1, NaN, 3, 2])], (x) => Object.values(tf.topk(x!, 2)) as tf.Tensor[]),
  one('topk', 'int32', [ints([5, 2147483647, 1])], (x) => Object.values(tf.topk(x!, 2)) as tf.Tensor[]),
  one('topk', 'ties', [given([1, 1, 1, 1])], (x) => Object.values(tf.topk(x!, 2)) as tf.Tensor[]),
];
