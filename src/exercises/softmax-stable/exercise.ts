import { check, defineExercise, looksLike } from '../define.ts';
import { drawList, drawWhole } from '../draw.ts';
import { numbersOf, tensor, type TensorValue, type Value } from '../values.ts';

type Args = [z: TensorValue];

const rowsOf = ({ values, shape: [rows, classes] }: TensorValue) =>
  Array.from({ length: rows! }, (_, i) => Array.from(values).slice(i * classes!, (i + 1) * classes!));
const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
const exponentials = (z: TensorValue) => rowsOf(z).map((row) => row.map(Math.exp));

/** In double precision, by differences of logits: p_i = 1 / Σ_k exp(z_k − z_i). */
const softmax = (z: TensorValue) =>
  rowsOf(z).map((row) => row.map((zi) => 1 / sum(row.map((zk) => Math.exp(zk - zi)))));

const isOne = (value: number) => Math.abs(value - 1) < 1e-4;
/** Rows in the right proportions that do not sum to 1. */
const isProportional = (got: Value, right: Value) => {
  const expected = right as number[][];
  const rows = rowsOf(got as TensorValue);
  return rows.every((row, i) => row.every((p, j) => isOne(p / expected[i]![j]! / sum(row))));
};
const columnsSumToOne = (got: Value) => {
  const rows = rowsOf(got as TensorValue);
  return rows[0]!.every((_, j) => isOne(sum(rows.map((row) => row[j]!))));
};
const hasNaN = (got: unknown) => numbersOf(got)?.some(Number.isNaN) ?? false;

export default defineExercise({
  id: 'softmax-stable',
  page: 'mathematics/activations',
  level: 2,
  entry: 'softmax',
  backend: 'cpu',
  limitMs: 5000,
  forbids: [{ id: 'ready-made', operations: ['softmax', 'logSoftmax'] }],
  checks: [
    check<Args>({
      id: 'by-hand',
      args: () => [tensor([2, 1, 0.1], [1, 3])],
      expected: softmax,
      hints: [looksLike('not-divided', exponentials), { id: 'wrong-axis', when: columnsSumToOne }],
    }),
    check<Args>({
      id: 'three-rows',
      args: () => [tensor([1, 2, 3, 0.2, 0, 0, 0, 0, -1, 4, 0.5, 2], [3, 4])],
      expected: softmax,
      hints: [
        { id: 'sum-over-all', when: isProportional },
        { id: 'wrong-axis', when: columnsSumToOne },
      ],
    }),
    check<Args>({
      id: 'large',
      args: () => [tensor([1000, 1001, 1002], [1, 3])],
      expected: softmax,
      hints: [{ id: 'overflow', when: hasNaN }],
    }),
    check<Args>({
      id: 'far-apart',
      args: () => [tensor([0, 1, 2, -1002, -1001, -1000], [2, 3])],
      expected: softmax,
      hints: [{ id: 'one-maximum', when: hasNaN }],
    }),
    check<Args>({
      id: 'wide',
      args: () => [tensor([0, 200, 100], [1, 3])],
      expected: softmax,
      hints: [{ id: 'smallest-subtracted', when: hasNaN }],
    }),
    check<Args>({
      id: 'drawn',
      isDrawn: true,
      args: (random) => {
        const [rows, classes] = [drawWhole(random, 2, 5), drawWhole(random, 6, 9)];
        const shifts = Array.from({ length: rows }, () => 100 * random.integer(20) - 1000);
        const logits = shifts.flatMap((shift) => drawList(random, classes).map((z) => shift + Math.round(8 * z) / 4));
        return [tensor(logits, [rows, classes])];
      },
      expected: softmax,
      hints: [
        { id: 'sum-over-all', when: isProportional },
        { id: 'one-maximum', when: hasNaN },
      ],
    }),
  ],
});
