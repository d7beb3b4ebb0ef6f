import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawList } from '../draw.ts';
import { numbersOf, tensor, type TensorValue, type Value } from '../values.ts';

type Args = [x: TensorValue, W: TensorValue, b: TensorValue, V: TensorValue, c: TensorValue];

/** φ(XW + b) by definition. */
function dense(x: number[][], W: TensorValue, b: TensorValue, bend: (z: number) => number): number[][] {
  const [inputs, outputs] = W.shape as [number, number];
  return x.map((row) =>
    Array.from({ length: outputs }, (_, q) => {
      let z = b.values[q]!;
      for (let p = 0; p < inputs; p++) z += row[p]! * W.values[p * outputs + q]!;
      return bend(z);
    }),
  );
}

/** The network with a given bend in its hidden layer. */
const forward =
  (bend: (z: number) => number) =>
  (...[x, W, b, V, c]: Args) => {
    const rows = Array.from({ length: x.shape[0]! }, (_, i) => Array.from(x.values).slice(784 * i, 784 * (i + 1)));
    return dense(dense(rows, W, b, bend), V, c, Math.exp).map((powers) => {
      const sum = powers.reduce((total, power) => total + power, 0);
      return powers.map((power) => power / sum);
    });
  };

function draw(random: Random): Args {
  const matrix = (shape: number[], scale: number) =>
    tensor(
      drawList(
        random,
        shape.reduce((n, m) => n * m, 1),
      ).map((z) => scale * z),
      shape,
    );
  const x = tensor(
    Array.from({ length: 3 * 784 }, () => random.uniform()),
    [3, 784],
  );
  return [x, matrix([784, 64], 0.05), matrix([64], 0.1), matrix([64, 10], 0.2), matrix([10], 0.1)];
}

const parametersOf = (got: Value) => (got as { parameters: number }).parameters;
const rowSums = (got: Value) => {
  const numbers = numbersOf(got)!;
  return Array.from({ length: numbers.length / 10 }, (_, i) =>
    numbers.slice(10 * i, 10 * (i + 1)).reduce((sum, p) => sum + p, 0),
  );
};
const sumToOne = (got: Value) =>
  numbersOf(got)!.every((p) => p >= 0 && p <= 1) && rowSums(got).every((sum) => Math.abs(sum - 1) < 1e-4);

export default defineExercise({
  id: 'build-model',
  page: 'algorithms/build',
  level: 2,
  entry: 'buildModel',
  backend: 'cpu',
  limitMs: 10_000,
  checks: [
    check({
      id: 'parameters',
      probe: 'structure',
      args: (): [] => [],
      expected: () => ({ weights: [[784, 64], [64], [64, 10], [10]], parameters: 50_890 }),
      hints: [
        { id: 'no-hidden-layer', when: (got) => parametersOf(got) === 7850 },
        { id: 'no-biases', when: (got) => parametersOf(got) === 784 * 64 + 64 * 10 },
      ],
    }),
    check({
      id: 'units-differ',
      probe: 'countDifferentUnits',
      args: (): [] => [],
      expected: () => ({ hidden: 64, output: 10 }),
      hints: [{ id: 'same-weights', when: () => true }],
    }),
    check<[TensorValue]>({
      id: 'probabilities',
      probe: 'predict',
      args: (random) => [draw(random)[0]],
      expected: () => ({ shape: [3, 10], sumOfEachRow: [1, 1, 1] }),
      passes: (got) => numbersOf(got)!.length === 30 && sumToOne(got),
      hints: [
        { id: 'logits', when: (got) => numbersOf(got)!.some((p) => p < 0) },
        { id: 'sigmoids', when: (got) => numbersOf(got)!.every((p) => p > 0 && p < 1) },
      ],
    }),
    check({
      id: 'given-weights',
      probe: 'forward',
      isDrawn: true,
      args: draw,
      expected: forward((z) => Math.max(0, z)),
      tolerance: 1e-4,
      hints: [
        looksLike(
          'no-relu',
          forward((z) => z),
          1e-4,
        ),
      ],
    }),
  ],
});
