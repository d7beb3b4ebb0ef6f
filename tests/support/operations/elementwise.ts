import * as tf from '../../../src/exercises/sandbox/tf.ts';
import { bools, EDGE, given, INT_EDGE, ints, normals, one, type OperationCase } from './operation.ts';

type Unary = (x: tf.Tensor) => tf.Tensor;
type Binary = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

/** Functions of one number each. */
const UNARY: Record<string, Unary> = {
  ...pick(
    ...([
      'abs',
      'acos',
      'acosh',
      'asin',
      'asinh',
      'atan',
      'atanh',
      'ceil',
      'cos',
      'cosh',
      'elu',
      'erf',
      'exp',
    ] as const),
    ...(['expm1', 'floor', 'isFinite', 'isInf', 'isNaN', 'log', 'log1p', 'logSigmoid', 'neg', 'onesLike'] as const),
    ...([
      'reciprocal',
      'relu',
      'relu6',
      'round',
      'rsqrt',
      'selu',
      'sigmoid',
      'sign',
      'sin',
      'sinh',
      'softplus',
    ] as const),
    ...(['sqrt', 'square', 'tan', 'tanh', 'zerosLike', 'clone'] as const),
  ),
  leakyRelu: (x) => tf.leakyRelu(x, 0.1),
  step: (x) => tf.step(x, 0.1),
  clipByValue: (x) => tf.clipByValue(x, -1, 2),
  cast: (x) => tf.cast(x, 'bool'),
};

/** Functions of two numbers each, which broadcast. */
const BINARY: Record<string, Binary> = pick(
  ...(['add', 'atan2', 'div', 'divNoNan', 'equal', 'floorDiv', 'greater', 'greaterEqual', 'less'] as const),
  ...([
    'lessEqual',
    'maximum',
    'minimum',
    'mod',
    'mul',
    'notEqual',
    'pow',
    'prelu',
    'squaredDifference',
    'sub',
  ] as const),
  ...(['logicalAnd', 'logicalOr', 'logicalXor', 'bitwiseAnd'] as const),
);

function pick<N extends keyof typeof tf>(...names: N[]): Record<string, (...xs: tf.Tensor[]) => tf.Tensor> {
  return Object.fromEntries(names.map((name) => [name, tf[name] as never]));
}

const unaryCases = (name: string, f: Unary): OperationCase[] => [
  one(name, 'normal', [normals([2, 3, 4])], f),
  one(name, 'edge', [given(EDGE)], f),
  one(name, 'scalar', [given([0.7], [])], f),
  one(name, 'empty', [given([], [0, 3])], f),
  one(name, 'int32', [ints(INT_EDGE)], f),
  one(name, 'bool', [bools([1, 0, 1])], f),
];

const column = <T extends { values: readonly number[]; shape: readonly number[] }>(x: T): T => ({
  ...x,
  shape: [x.values.length, 1],
});

const binaryCases = (name: string, f: Binary): OperationCase[] => [
  one(name, 'normal', [normals([2, 3, 4]), normals([2, 3, 4], 2)], f),
  one(name, 'broadcast row', [normals([2, 3, 4]), normals([4], 2)], f),
  one(name, 'broadcast both', [normals([2, 1, 4]), normals([3, 1], 2)], f),
  one(name, 'scalar', [normals([], 3), normals([2, 2], 2)], f),
  one(name, 'edge', [column(given(EDGE)), given(EDGE)], f),
  one(name, 'empty', [given([], [0, 3]), given([1, 2, 3])], f),
  one(name, 'int32', [column(ints(INT_EDGE)), ints(INT_EDGE)], f),
  one(name, 'bool', [column(bools([1, 0])), bools([1, 0])], f),
  one(name, 'int32 and float32', [column(ints([-7, 0, 3])), given([-2.5, 0, 2, 3])], f),
  one(name, 'bool and float32', [column(bools([1, 0])), given([-2.5, 0, 2, 3])], f),
  one(name, 'bool and int32', [column(bools([1, 0])), ints([-2, 0, 3])], f),
];

/** Cases of all functions that work number by number. */
export const ELEMENTWISE: readonly OperationCase[] = [
  ...Object.entries(UNARY).flatMap(([name, f]) => unaryCases(name, f)),
  ...Object.entries(BINARY).flatMap(([name, f]) => binaryCases(name, f)),
  ...(['int32', 'float32'] as const).flatMap((dtype) =>
    unaryCases('cast', (x) => tf.cast(x, dtype)).map((each) => ({ ...each, label: `${each.label} to ${dtype}` })),
  ),
  one('logicalNot', 'bool', [bools([1, 0, 1])], (x) => tf.logicalNot(x)),
  one('addN', 'normal', [normals([2, 3]), normals([2, 3], 2), given([NaN, 1, 2, 3, 4, 5], [2, 3])], (...xs) =>
    tf.addN(xs),
  ),
  one('where', 'broadcast', [bools([1, 0, 1]), normals([3]), given([NaN, NaN, 1])], (c, a, b) =>
    tf.where(c as tf.Tensor, a!, b!),
  ),
  one('where', 'int32', [bools([1, 0]), ints([1, 2]), ints([3, 4])], (c, a, b) => tf.where(c!, a!, b!)),
  one('where', 'rows', [bools([1, 0]), normals([2, 3]), normals([2, 3], 2)], (c, a, b) =>
    tf.where(tf.reshape(c!, [2, 1]), a!, b!),
  ),
];
