import { backwardDense, forwardDense, multiply, transpose, type DenseLayer, type Matrix } from '../../math/dense.ts';
import type { Random } from '../../math/random.ts';
import { check, defineExercise } from '../define.ts';
import { near } from '../near.ts';
import { numbersOf, shapeOf, tensor, type TensorValue, type Value } from '../values.ts';

type Layer = { W: TensorValue; b: TensorValue };
type Args = [X: TensorValue, Y: TensorValue, layers: Layer[]];

const rowsOf = ({ values, shape: [rows, columns] }: TensorValue): Matrix =>
  Array.from({ length: rows! }, (_, i) => Array.from(values).slice(i * columns!, (i + 1) * columns!));
const plain = (layers: Layer[]): DenseLayer[] => layers.map(({ W, b }) => ({ W: rowsOf(W), b: Array.from(b.values) }));

/** Mean cross-entropy of the softmax. */
function loss(X: Matrix, Y: Matrix, layers: DenseLayer[]): number {
  const Z = forwardDense(layers, X).at(-1)!;
  const perRow = Z.map((row, i) => {
    const logSum = Math.log(row.reduce((sum, z) => sum + Math.exp(z), 0));
    return row.reduce((sum, z, k) => sum + Y[i]![k]! * (logSum - z), 0);
  });
  return perRow.reduce((sum, value) => sum + value, 0) / X.length;
}

/** All gradients by central differences, in double precision. */
function right(...[x, y, given]: Args): Value {
  const [X, Y, layers] = [rowsOf(x), rowsOf(y), plain(given)];
  const h = 1e-5;
  const along = (list: number[], k: number) => {
    const before = list[k]!;
    list[k] = before + h;
    const up = loss(X, Y, layers);
    list[k] = before - h;
    const down = loss(X, Y, layers);
    list[k] = before;
    return (up - down) / (2 * h);
  };
  return layers.map(({ W, b }) => ({
    W: W.map((row) => row.map((_, j) => along(row, j))),
    b: b.map((_, k) => along(b, k)),
  }));
}

/** Backpropagation whose slope of tanh is mistaken. @param slope of the activation a */
function withSlope(slope: (a: number) => number, ...[x, y, given]: Args): Value {
  const [X, Y, layers] = [rowsOf(x), rowsOf(y), plain(given)];
  const A = forwardDense(layers, X);
  let Delta = A.at(-1)!.map((row, i) => {
    const sum = row.reduce((total, z) => total + Math.exp(z), 0);
    return row.map((z, k) => (Math.exp(z) / sum - Y[i]![k]!) / X.length);
  });
  return layers
    .map((_, i) => layers.length - 1 - i)
    .map((l) => {
      const [gradient] = backwardDense([layers[l]!], [A[l]!], Delta);
      Delta = multiply(Delta, layers[l]!.W).map((row, i) => row.map((value, j) => value * slope(A[l]![i]![j]!)));
      return gradient as unknown as Value;
    })
    .reverse();
}

const scaled = (value: Value, factor: number) => numbersOf(value)!.map((g) => factor * g);
const entries = (got: Value) => got as { W: Value; b: Value }[];
const hints = [
  {
    id: 'bias-axis',
    when: (got: Value, _: Value, X: TensorValue) =>
      entries(got).every(({ b }) => shapeOf(b)?.join() === String(X.shape[0])),
  },
  {
    id: 'no-mean',
    when: (got: Value, expected: Value, X: TensorValue) =>
      entries(expected).every(({ W, b }, l) => {
        const n = X.shape[0]!;
        return near(numbersOf(entries(got)[l]!.W), scaled(W, n)) && near(numbersOf(entries(got)[l]!.b), scaled(b, n));
      }),
  },
  {
    id: 'transposed',
    when: (got: Value, expected: Value) =>
      entries(expected).every(({ W }, l) => near(entries(got)[l]!.W, transpose(W as number[][]))),
  },
  {
    id: 'bias-mean',
    when: (got: Value, expected: Value, X: TensorValue) =>
      entries(expected).every(({ b }, l) => near(numbersOf(entries(got)[l]!.b), scaled(b, 1 / X.shape[0]!))),
  },
  {
    id: 'no-slope',
    when: (got: Value, _: Value, ...args: Args) =>
      near(
        got,
        withSlope(() => 1, ...args),
      ),
  },
  {
    id: 'slope-of-activation',
    when: (got: Value, _: Value, ...args: Args) =>
      near(
        got,
        withSlope((a) => 1 - Math.tanh(a) ** 2, ...args),
      ),
  },
];

function draw(random: Random, n: number, sizes: number[]): Args {
  const normal = (shape: number[], scale = 1) =>
    tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => scale * random.normal()),
      shape,
    );
  const classes = sizes.at(-1)!;
  const Y = Array.from({ length: n }, () => random.integer(classes)).flatMap((c) =>
    Array.from({ length: classes }, (_, k) => Number(k === c)),
  );
  const layers = sizes
    .slice(1)
    .map((size, l) => ({ W: normal([size, sizes[l]!], 1 / Math.sqrt(sizes[l]!)), b: normal([size]) }));
  return [normal([n, sizes[0]!], 1.5), tensor(Y, [n, classes]), layers];
}

export default defineExercise({
  id: 'backprop-matrix',
  page: 'mathematics/backpropagation',
  level: 3,
  entry: 'backward',
  backend: 'cpu',
  limitMs: 10_000,
  forbids: [{ id: 'automatic', operations: ['gradients'] }],
  checks: [
    check<Args>({ id: 'one-layer', args: (random) => draw(random, 4, [2, 3]), expected: right, hints }),
    check<Args>({
      id: 'two-layers',
      isDrawn: true,
      args: (random) => draw(random, 6, [4, 5, 3]),
      expected: right,
      hints,
    }),
    check<Args>({
      id: 'four-layers',
      isDrawn: true,
      args: (random) => draw(random, 8, [3, 6, 5, 4, 2]),
      expected: right,
      hints,
    }),
  ],
});
