import * as tf from '../../../src/exercises/sandbox/tf.ts';
import { EDGE, given, INT_EDGE, ints, normals, one, type Given, type OperationCase } from './operation.ts';

const as = <T extends tf.Tensor>(x: tf.Tensor | undefined) => x as T;
type Run = (...xs: tf.Tensor[]) => tf.Tensor | readonly tf.Tensor[];
const on = (name: string, label: string, inputs: Given[], run: Run) =>
  one(name, label, inputs, run as OperationCase['run'], { sums: true });

const matMuls = [
  on('matMul', 'normal', [normals([3, 4]), normals([4, 5], 2)], (a, b) => tf.matMul(a!, b!)),
  on('matMul', 'transposed', [normals([4, 3]), normals([5, 4], 2)], (a, b) => tf.matMul(a!, b!, true, true)),
  on('matMul', 'batched', [normals([2, 3, 4]), normals([1, 4, 5], 2)], (a, b) => tf.matMul(a!, b!)),
  on('matMul', 'int32', [ints([1, -2, 3, 4], [2, 2]), ints([5, 6, 7, 8], [2, 2])], (a, b) => tf.matMul(a!, b!)),
  on('matMul', 'int32 large', [ints([16777217, 1], [1, 2]), ints([1, 1], [2, 1])], (a, b) => tf.matMul(a!, b!)),
  on('matMul', 'int32 and float32', [ints([1, 2], [1, 2]), given([0.5, 2], [2, 1])], (a, b) => tf.matMul(a!, b!)),
  on('matMul', 'nothing summed', [given([], [2, 0]), given([], [0, 3])], (a, b) => tf.matMul(a!, b!)),
  on('matMul', 'no rows', [given([], [0, 2]), normals([2, 3])], (a, b) => tf.matMul(a!, b!)),
  on('matMul', 'NaN', [given([NaN, 0, 1, Infinity], [2, 2]), normals([2, 2])], (a, b) => tf.matMul(a!, b!)),
  on(
    'matMul',
    'long',
    [given(Array(30_000).fill(0.48), [1, 30_000]), given(Array(30_000).fill(0.3), [30_000, 1])],
    (a, b) => tf.matMul(a!, b!),
  ),
  on('dot', 'vectors', [normals([4]), normals([4], 2)], (a, b) => tf.dot(a!, b!)),
  on('dot', 'empty', [given([], [0]), given([], [0])], (a, b) => tf.dot(a!, b!)),
  on('dot', 'matrix', [normals([3, 4]), normals([4], 2)], (a, b) => tf.dot(a!, b!)),
  on('outerProduct', 'normal', [normals([3]), normals([4], 2)], (a, b) => tf.outerProduct(as(a), as(b))),
  on('einsum', 'normal', [normals([2, 3]), normals([3, 4], 2)], (a, b) => tf.einsum('ij,jk->ik', a!, b!)),
  on('einsum', 'empty', [given([], [2, 0]), given([], [0, 3])], (a, b) => tf.einsum('ij,jk->ik', a!, b!)),
  on('einsum', 'int32', [ints([1, 2, 3, 4], [2, 2]), ints([1, 2, 3, 4], [2, 2])], (a, b) =>
    tf.einsum('ij,jk->ik', a!, b!),
  ),
];

const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const;
const fused = activations.flatMap((activation) => {
  const alpha = () => (activation === 'prelu' ? { preluActivationWeights: tf.tensor1d([0.1, 0.2, 0.3]) } : {});
  return [
    on('fused', `matMul ${activation}`, [normals([4, 5]), normals([5, 3], 2), normals([3], 3)], (a, b, bias) =>
      tf.fused.matMul({ a: as(a), b: as(b), bias: bias!, activation, leakyreluAlpha: 0.1, ...alpha() }),
    ),
    on(
      'fused',
      `matMul ${activation} NaN`,
      [given([NaN, 1], [1, 2]), normals([2, 3], 2), normals([3], 3)],
      (a, b, bias) => tf.fused.matMul({ a: as(a), b: as(b), bias: bias!, activation, leakyreluAlpha: 0.1, ...alpha() }),
    ),
    on('fused', `matMul ${activation} empty`, [given([], [2, 0]), given([], [0, 3]), normals([3], 3)], (a, b, bias) =>
      tf.fused.matMul({ a: as(a), b: as(b), bias: bias!, activation, leakyreluAlpha: 0.1, ...alpha() }),
    ),
    ...(['conv2d', 'depthwiseConv2d'] as const).map((kind) =>
      on(
        'fused',
        `${kind} ${activation}`,
        [normals([1, 5, 5, 3]), normals([3, 3, 3, kind === 'conv2d' ? 3 : 1], 2), normals([3], 3)],
        (x, filter, bias) =>
          tf.fused[kind]({
            x: as<tf.Tensor4D>(x),
            filter: as<tf.Tensor4D>(filter),
            strides: 1,
            pad: 'same',
            bias: bias!,
            activation,
            leakyreluAlpha: 0.1,
            ...alpha(),
          } as never),
      ),
    ),
  ];
});

const image = normals([2, 6, 7, 3]);
const volume = normals([1, 4, 5, 4, 2]);
const NAN_IMAGE = given([NaN, 2, 3, 4, 5, 6, 7, NaN, 9, 1, 1, 1, -1, -2, -Infinity, Infinity], [1, 4, 4, 1]);
const LOW_IMAGE = given(Array(16).fill(-Infinity), [1, 4, 4, 1]);

const convolutions = [
  ...(['same', 'valid'] as const).flatMap((pad) =>
    [1, 2].flatMap((strides) => [
      on('conv2d', `${pad} ${strides}`, [image, normals([3, 3, 3, 4], 2)], (x, f) =>
        tf.conv2d(as<tf.Tensor4D>(x), as(f), strides, pad),
      ),
      on('depthwiseConv2d', `${pad} ${strides}`, [image, normals([3, 3, 3, 2], 2)], (x, f) =>
        tf.depthwiseConv2d(as<tf.Tensor4D>(x), as(f), strides, pad),
      ),
      on('conv1d', `${pad} ${strides}`, [normals([2, 7, 3]), normals([3, 3, 4], 2)], (x, f) =>
        tf.conv1d(as<tf.Tensor3D>(x), as(f), strides, pad),
      ),
      on('conv3d', `${pad} ${strides}`, [volume, normals([2, 2, 2, 2, 3], 2)], (x, f) =>
        tf.conv3d(as<tf.Tensor5D>(x), as(f), strides, pad),
      ),
      ...(['maxPool', 'avgPool'] as const).flatMap((name) => [
        on(name, `${pad} ${strides}`, [image], (x) => tf[name](as<tf.Tensor4D>(x), [3, 2], strides, pad)),
        on(name, `${pad} ${strides} NaN`, [NAN_IMAGE], (x) => tf[name](as<tf.Tensor4D>(x), 2, strides, pad)),
        on(name, `${pad} ${strides} −Infinity`, [LOW_IMAGE], (x) => tf[name](as<tf.Tensor4D>(x), 2, strides, pad)),
      ]),
      ...(['maxPool3d', 'avgPool3d'] as const).map((name) =>
        on(name, `${pad} ${strides}`, [volume], (x) => tf[name](as<tf.Tensor5D>(x), 2, strides, pad)),
      ),
      on(
        'separableConv2d',
        `${pad} ${strides}`,
        [image, normals([3, 3, 3, 2], 2), normals([1, 1, 6, 4], 3)],
        (x, d, p) => tf.separableConv2d(as<tf.Tensor4D>(x), as(d), as(p), strides, pad),
      ),
      on(
        'maxPoolWithArgmax',
        `${pad} ${strides}`,
        [image],
        (x) => Object.values(tf.maxPoolWithArgmax(as<tf.Tensor4D>(x), 2, strides, pad)) as tf.Tensor[],
      ),
      on('dilation2d', `${pad} ${strides}`, [image, normals([2, 2, 3], 2)], (x, f) =>
        tf.dilation2d(as<tf.Tensor4D>(x), as(f), strides, pad),
      ),
      ...(['max', 'avg'] as const).map((kind) =>
        on('pool', `${kind} ${pad} ${strides}`, [image], (x) => tf.pool(as<tf.Tensor4D>(x), 2, kind, pad, 1, strides)),
      ),
    ]),
  ),
  on('conv2d', 'dilated', [image, normals([2, 2, 3, 4], 2)], (x, f) =>
    tf.conv2d(as<tf.Tensor4D>(x), as(f), 1, 'valid', 'NHWC', 2),
  ),
  on('conv2d', 'edge', [NAN_IMAGE, normals([2, 2, 1, 3], 2)], (x, f) =>
    tf.conv2d(as<tf.Tensor4D>(x), as(f), 1, 'valid'),
  ),
  on('conv2d', 'no images', [given([], [0, 4, 4, 1]), normals([2, 2, 1, 3], 2)], (x, f) =>
    tf.conv2d(as<tf.Tensor4D>(x), as(f), 1, 'valid'),
  ),
  on('maxPool', 'int32', [ints(INT_EDGE, [1, 3, 4, 1])], (x) => tf.maxPool(as<tf.Tensor4D>(x), 2, 1, 'valid')),
  on('maxPool', 'no images', [given([], [0, 4, 4, 1])], (x) => tf.maxPool(as<tf.Tensor4D>(x), 2, 1, 'valid')),
  on('maxPool', 'one channel of many', [normals([2, 6, 6, 9])], (x) => tf.maxPool(as<tf.Tensor4D>(x), 2, 2, 'valid')),
  on('pool', 'dilated', [image], (x) => tf.pool(as<tf.Tensor4D>(x), 2, 'max', 'valid', 2, 1)),
  on('conv2dTranspose', 'normal', [normals([1, 3, 3, 2]), normals([3, 3, 4, 2], 2)], (x, f) =>
    tf.conv2dTranspose(as<tf.Tensor4D>(x), as(f), [1, 6, 6, 4], 2, 'same'),
  ),
  on('conv3dTranspose', 'normal', [normals([1, 2, 2, 2, 2]), normals([2, 2, 2, 3, 2], 2)], (x, f) =>
    tf.conv3dTranspose(as<tf.Tensor5D>(x), as(f), [1, 4, 4, 4, 3], 2, 'same'),
  ),
  on('localResponseNormalization', 'normal', [image], (x) => tf.localResponseNormalization(as<tf.Tensor4D>(x), 2)),
];

const parts: Given[] = [normals([3], 2), given([1, 0.5, 2]), normals([3], 4), normals([3], 5)];
const norms = (
  [
    ['batchNorm', [2, 3]],
    ['batchNorm2d', [2, 3]],
    ['batchNorm3d', [2, 4, 3]],
    ['batchNorm4d', [2, 2, 2, 3]],
  ] as const
).map(([name, shape]) =>
  on(name, 'normal', [normals(shape), ...parts], (x, m, v, o, s) =>
    tf[name](x as never, m as never, v as never, o as never, s as never),
  ),
);

const cells = [
  on(
    'basicLSTMCell',
    'normal',
    [given([1], []), normals([5, 12], 2), normals([12], 3), normals([2, 2], 4), normals([2, 3], 5), normals([2, 3], 6)],
    (f, k, b, x, c, h) => tf.basicLSTMCell(as(f), as(k), as(b), as(x), as(c), as(h)),
  ),
  on(
    'multiRNNCell',
    'normal',
    [normals([5, 12], 2), normals([12], 3), normals([2, 2], 4), normals([2, 3], 5), normals([2, 3], 6)],
    (k, b, x, c, h) =>
      tf
        .multiRNNCell([(d, cc, hh) => tf.basicLSTMCell(tf.scalar(1), as(k), as(b), d, cc, hh)], as(x), [as(c)], [as(h)])
        .flat(),
  ),
  on('movingAverage', 'normal', [normals([3]), normals([3], 2)], (v, x) =>
    tf.movingAverage(tf.variable(v!), x!, 0.9, undefined, false),
  ),
];

/** Cases of products, convolutions, pools and what networks are made of. */
export const NETWORKS: readonly OperationCase[] = [
  ...matMuls,
  ...fused,
  ...convolutions,
  ...norms,
  ...cells,
  on('prelu', 'edge', [given(EDGE), given([0.25])], (x, alpha) => tf.prelu(x!, alpha!)),
  on('dropout', 'all kept', [normals([3, 4])], (x) => tf.dropout(x!, 0)),
];
