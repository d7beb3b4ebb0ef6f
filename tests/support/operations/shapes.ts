import * as tf from '../../../src/exercises/sandbox/tf.ts';
import { bools, counting, given, ints, normals, one, type Given, type OperationCase } from './operation.ts';

/** A case each for tensors of numbers, whole numbers and truths. */
const typed = (name: string, shape: readonly number[], run: (x: tf.Tensor) => tf.Tensor | tf.Tensor[], label = '') => [
  one(name, `float32 ${label}`.trim(), [normals(shape)], (x) => run(x!)),
  one(name, `int32 ${label}`.trim(), [counting(shape, 'int32')], (x) => run(x!)),
  one(
    name,
    `bool ${label}`.trim(),
    [
      bools(
        counting(shape).values.map((i) => i % 2),
        shape,
      ),
    ],
    (x) => run(x!),
  ),
];

const as = <T extends tf.Tensor>(x: tf.Tensor) => x as T;

const SHAPED: readonly OperationCase[] = [
  ...typed('reshape', [2, 6], (x) => tf.reshape(x, [3, 4])),
  ...typed('expandDims', [2, 3], (x) => tf.expandDims(x, 1)),
  ...typed('squeeze', [1, 3, 1], (x) => tf.squeeze(x)),
  ...typed('transpose', [2, 3, 4], (x) => tf.transpose(x, [2, 0, 1])),
  ...typed('transpose', [2, 3], (x) => tf.transpose(x), 'matrix'),
  ...typed('transpose', [0, 3], (x) => tf.transpose(x), 'empty'),
  ...typed('reverse', [2, 3, 4], (x) => tf.reverse(x, [0, 2])),
  ...typed('reverse1d', [5], (x) => tf.reverse1d(as(x))),
  ...typed('reverse2d', [2, 3], (x) => tf.reverse2d(as(x), 1)),
  ...typed('reverse3d', [2, 3, 2], (x) => tf.reverse3d(as(x), [1, 2])),
  ...typed('reverse4d', [2, 1, 3, 2], (x) => tf.reverse4d(as(x), [0, 3])),
  ...typed('tile', [2, 3], (x) => tf.tile(x, [2, 3])),
  ...typed('pad', [2, 3], (x) =>
    tf.pad(
      x,
      [
        [1, 2],
        [0, 1],
      ],
      1,
    ),
  ),
  ...typed('pad1d', [3], (x) => tf.pad1d(as(x), [1, 2])),
  ...typed('pad2d', [2, 3], (x) =>
    tf.pad2d(as(x), [
      [1, 2],
      [0, 1],
    ]),
  ),
  ...typed('pad3d', [1, 2, 3], (x) =>
    tf.pad3d(as(x), [
      [0, 0],
      [1, 2],
      [0, 1],
    ]),
  ),
  ...typed('pad4d', [1, 1, 2, 3], (x) =>
    tf.pad4d(as(x), [
      [0, 0],
      [0, 0],
      [1, 2],
      [0, 1],
    ]),
  ),
  ...typed('mirrorPad', [3, 4], (x) =>
    tf.mirrorPad(
      x,
      [
        [1, 1],
        [2, 1],
      ],
      'reflect',
    ),
  ),
  ...typed(
    'mirrorPad',
    [3, 4],
    (x) =>
      tf.mirrorPad(
        x,
        [
          [1, 1],
          [2, 1],
        ],
        'symmetric',
      ),
    'symmetric',
  ),
  ...typed('slice', [3, 4, 2], (x) => tf.slice(x, [1, 0, 1], [2, 3, 1])),
  ...typed('slice', [3, 4], (x) => tf.slice(x, [1, 1], [0, 2]), 'empty'),
  ...typed('slice1d', [5], (x) => tf.slice1d(as(x), 1, 3)),
  ...typed('slice2d', [3, 4], (x) => tf.slice2d(as(x), [1, 1], [2, 2])),
  ...typed('slice3d', [3, 4, 2], (x) => tf.slice3d(as(x), [1, 1, 0], [2, 2, 1])),
  ...typed('slice4d', [1, 3, 4, 2], (x) => tf.slice4d(as(x), [0, 1, 1, 0], [1, 2, 2, 1])),
  ...typed('stridedSlice', [5, 4], (x) => tf.stridedSlice(x, [4, 0], [0, 4], [-2, 3])),
  ...typed('split', [4, 3], (x) => tf.split(x, [1, 3])),
  ...typed('unstack', [3, 2], (x) => tf.unstack(x, 1)),
  ...typed('stack', [3, 2], (x) => tf.stack([x, x], 1)),
  ...typed('concat', [3, 2], (x) => tf.concat([x, tf.slice(x, 0, 1), x], 0)),
  ...typed('concat', [3, 2], (x) => tf.concat([x, x], 1), 'columns'),
  ...typed('concat1d', [3], (x) => tf.concat1d([as(x), as(x)])),
  ...typed('concat2d', [3, 2], (x) => tf.concat2d([as(x), as(x)], 1)),
  ...typed('concat3d', [3, 2, 1], (x) => tf.concat3d([as(x), as(x)], 1)),
  ...typed('concat4d', [1, 3, 2, 1], (x) => tf.concat4d([as(x), as(x)], 2)),
  ...typed('broadcastTo', [3, 1], (x) => tf.broadcastTo(x, [2, 3, 4])),
  ...typed('ensureShape', [3, 1], (x) => tf.ensureShape(x, [3, 1])),
  ...typed('diag', [3], (x) => tf.diag(x)),
  ...typed('meshgrid', [3], (x) => tf.meshgrid(x, x)),
  ...typed('depthToSpace', [1, 2, 2, 4], (x) => tf.depthToSpace(as(x), 2)),
  ...typed('spaceToBatchND', [1, 2, 4, 1], (x) =>
    tf.spaceToBatchND(
      x,
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ),
  ),
  ...typed('batchToSpaceND', [4, 1, 2, 1], (x) =>
    tf.batchToSpaceND(
      x,
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ),
  ),
  ...typed('gather', [4, 3], (x) => tf.gather(x, tf.tensor1d([3, 0, 3], 'int32'))),
  ...typed('gather', [4, 3], (x) => tf.gather(x, tf.tensor2d([2, 0], [1, 2], 'int32'), 1), 'columns'),
  ...typed('gatherND', [4, 3], (x) => tf.gatherND(x, tf.tensor2d([3, 0, 1, 2], [2, 2], 'int32'))),
  ...typed('unique', [4], (x) => Object.values(tf.unique(tf.concat([x, x]))) as tf.Tensor[]),
  ...typed('booleanMaskAsync', [3, 2], (x) => tf.booleanMaskAsync(x, [true, false, true]) as never),
];

const on = (name: string, label: string, inputs: Given[], run: (...xs: tf.Tensor[]) => tf.Tensor | tf.Tensor[]) =>
  one(name, label, inputs, run as OperationCase['run']);

/** Cases of all functions that only move numbers, and of those that look them up. */
export const MOVED: readonly OperationCase[] = [
  ...SHAPED,
  on('concat', 'empty part', [given([], [0, 2]), normals([2, 2])], (a, b) => tf.concat([a!, b!], 0)),
  on('oneHot', 'normal', [ints([0, 2, 1])], (i) => tf.oneHot(i!, 3)),
  on('oneHot', 'outside', [ints([-1, 5, 1])], (i) => tf.oneHot(i!, 3)),
  on('oneHot', 'values', [ints([0, 2])], (i) => tf.oneHot(i!, 3, 0.9, 0.1, 'float32')),
  on('scatterND', 'repeated', [ints([1, 1, 3], [3, 1]), normals([3])], (i, u) => tf.scatterND(i!, u!, [4])),
  on('scatterND', 'int32', [ints([1, 1, 3], [3, 1]), ints([5, 6, 7])], (i, u) => tf.scatterND(i!, u!, [4])),
  on('tensorScatterUpdate', 'rows', [normals([4]), ints([2, 0], [2, 1]), given([5, 6])], (x, i, u) =>
    tf.tensorScatterUpdate(x!, i!, u!),
  ),
  on('sparseToDense', 'normal', [ints([0, 2]), given([3, 4])], (i, v) => tf.sparseToDense(i!, v!, [4], tf.scalar(-1))),
  on('unsortedSegmentSum', 'normal', [normals([4, 2]), ints([0, 2, 0, 1])], (x, s) =>
    tf.unsortedSegmentSum(x!, as(s!), 3),
  ),
  on('unsortedSegmentSum', 'int32', [ints([1, 2, 3, 4]), ints([0, 2, 0, 1])], (x, s) =>
    tf.unsortedSegmentSum(x!, as(s!), 3),
  ),
  on('bincount', 'weights', [ints([0, 2, 2, 5]), given([1, 2, 3, 4])], (x, w) => tf.bincount(as(x!), as(w!), 4)),
  on('bincount', 'counts', [ints([0, 2, 2, 5])], (x) => tf.bincount(as(x!), tf.tensor1d([]), 4)),
  on('denseBincount', 'counts', [ints([0, 2, 2, 5, 1, 1], [2, 3])], (x) =>
    tf.denseBincount(as(x!), tf.tensor1d([]), 6),
  ),
  on('denseBincount', 'binary', [ints([0, 2, 2, 1, 1, 1], [2, 3])], (x) =>
    tf.denseBincount(as(x!), tf.tensor1d([]), 3, true),
  ),
  ...(['lowerBound', 'upperBound', 'searchSorted'] as const).map((name) =>
    on(name, 'normal', [given([1, 3, 3, 7]), given([0, 3, 8])], (s, v) => tf[name](s!, v!)),
  ),
  on('setdiff1dAsync', 'normal', [ints([1, 2, 3, 4]), ints([2, 4])], (a, b) => tf.setdiff1dAsync(a!, b!) as never),
  on('whereAsync', 'normal', [bools([1, 0, 1, 1], [2, 2])], (c) => tf.whereAsync(c!) as never),
  on('inTopKAsync', 'normal', [normals([3, 5]), ints([0, 1, 2])], (p, t) => tf.inTopKAsync(p!, t!, 2) as never),
  on('broadcastArgs', 'normal', [ints([2, 1]), ints([3])], (a, b) => tf.broadcastArgs(a!, b!)),
  on(
    'raggedRange',
    'normal',
    [ints([0, 5]), ints([3, 9]), ints([1, 2])],
    (a, b, c) => Object.values(tf.raggedRange(a!, b!, c!)) as tf.Tensor[],
  ),
  on('raggedGather', 'normal', [ints([0, 2, 3]), normals([3]), ints([1, 0])], (splits, values, at) => {
    const { outputNestedSplits, outputDenseValues } = tf.raggedGather([splits!], values!, at!, 1) as unknown as {
      outputNestedSplits: tf.Tensor[];
      outputDenseValues: tf.Tensor;
    };
    return [...outputNestedSplits, outputDenseValues];
  }),
  on('raggedTensorToTensor', 'normal', [ints([2, 2]), normals([3]), given([0], []), ints([0, 2, 3])], (s, v, d, p) =>
    tf.raggedTensorToTensor(s!, v!, d!, [p!], ['ROW_SPLITS']),
  ),
];
