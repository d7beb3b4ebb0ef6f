import * as tf from '../../../src/exercises/sandbox/tf.ts';
import { createRandom } from '../../../src/math/random.ts';

/** An operation with what it is tried on. */
export interface OperationCase {
  /** Its name as learners write it after `tf.`. */
  name: string;
  /** What it is tried on. */
  label: string;
  inputs: readonly Given[];
  run(...inputs: tf.Tensor[]): Result | Promise<Result>;
  /** Whether results come from sums that may cancel: differences are then measured by the largest result. */
  sums: boolean;
  /** Whether its gradient is tried too. */
  hasGradient: boolean;
}

type Result = tf.Tensor | readonly tf.Tensor[];

/** A tensor before there is a backend. */
export interface Given {
  values: readonly number[];
  shape: readonly number[];
  dtype: 'float32' | 'int32' | 'bool';
}

/** A tensor of given values, a vector unless a shape is given. */
export const given = (
  values: readonly number[],
  shape: readonly number[] = [values.length],
  dtype: Given['dtype'] = 'float32',
): Given => ({ values, shape, dtype });
export const ints = (values: readonly number[], shape?: readonly number[]) => given(values, shape, 'int32');
export const bools = (values: readonly number[], shape?: readonly number[]) => given(values, shape, 'bool');

/** Normal random numbers, the same for the same seed. */
export function normals(shape: readonly number[], seed = 1): Given {
  const random = createRandom(seed);
  const size = shape.reduce((a, b) => a * b, 1);
  return given(
    Array.from({ length: size }, () => Math.fround(random.normal())),
    shape,
  );
}

/** Random numbers between 0.1 and 0.9. */
export const probabilities = (shape: readonly number[], seed = 1): Given => {
  const { values, ...rest } = normals(shape, seed);
  return { ...rest, values: values.map((value) => 0.1 + 0.8 / (1 + Math.exp(-value))) };
};

/** Whole numbers from 0, in turn. */
export const counting = (shape: readonly number[], dtype: Given['dtype'] = 'float32'): Given => {
  const size = shape.reduce((a, b) => a * b, 1);
  return given([...Array(size).keys()], shape, dtype);
};

/** Numbers at which functions go wrong: not finite, tiny, large, halves, zeros of both signs. */
export const EDGE = [
  ...[NaN, Infinity, -Infinity, 0, -0, 1, -1, 1e-10, -1e-10, 1e-4, 0.5, -0.5, 1.5, 2.5, -2.5, 6.5, 30, -30, 88, -88],
  ...[100, -100, 1e5, -1e5, 1e10, -1e10, 1e38, -1e38, 16777216],
];
/** The same of whole numbers. */
export const INT_EDGE = [-2147483648, -16777217, -7, -2, -1, 0, 1, 2, 3, 7, 16777217, 2147483647];

/** The tensor on the backend that is current. */
function place({ values, shape, dtype }: Given): tf.Tensor {
  const typed = dtype === 'float32' ? Float32Array.from(values) : Int32Array.from(values);
  if (dtype === 'bool') return tf.tensor(Uint8Array.from(values), [...shape], 'bool');
  return tf.tensor(typed, [...shape], dtype);
}

type Options = Partial<Pick<OperationCase, 'sums' | 'hasGradient'>>;

/** One case. */
export const one = (
  name: string,
  label: string,
  inputs: readonly Given[],
  run: OperationCase['run'],
  {
    sums = false,
    hasGradient = !name.endsWith('Async') && inputs.some(({ dtype }) => dtype === 'float32'),
  }: Options = {},
): OperationCase => ({ name, label, inputs, run, sums, hasGradient });

/** What came of a case on the current backend: values by tensor, or what was thrown. */
export type Outcome = { shape: number[]; dtype: string; values: number[] }[] | { thrown: string };

/** Runs a case on the current backend. */
export async function outcomeOf({ inputs, run }: Pick<OperationCase, 'inputs' | 'run'>): Promise<Outcome> {
  tf.engine().startScope();
  try {
    const results = [await run(...inputs.map(place))].flat() as tf.Tensor[];
    return results.map((tensor) => ({
      shape: tensor.shape,
      dtype: tensor.dtype,
      values: Array.from(tensor.dtype === 'complex64' ? complexValues(tensor) : tensor.dataSync()),
    }));
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  } finally {
    tf.engine().endScope();
  }
}

const complexValues = (tensor: tf.Tensor) =>
  tf.tidy(() => Float32Array.from([...tf.real(tensor).dataSync(), ...tf.imag(tensor).dataSync()]));

/** The gradient of a case's results, each weighted by 1, by its float inputs. */
export function gradientOf({ inputs, run }: OperationCase): Pick<OperationCase, 'inputs' | 'run'> {
  return {
    inputs,
    run(...tensors) {
      const isFloat = (tensor: tf.Tensor) => tensor.dtype === 'float32';
      const floats = tensors.filter(isFloat);
      const total = (...given: tf.Tensor[]) => {
        const rest = [...given];
        const results = [run(...tensors.map((tensor) => (isFloat(tensor) ? rest.shift()! : tensor)))].flat();
        const parts = (results as tf.Tensor[]).filter(isFloat).map((tensor) => tf.sum(tensor));
        return tf.addN(parts);
      };
      return tf.grads(total)(floats);
    },
  };
}

/** The first difference between two outcomes in words; null when there is none. */
export function differenceOf(expected: Outcome, got: Outcome, sums: boolean): string | null {
  if ('thrown' in expected || 'thrown' in got) {
    if ('thrown' in expected && 'thrown' in got) return null;
    return `throws on one side only: ${'thrown' in expected ? expected.thrown : (got as { thrown: string }).thrown}`;
  }
  if (expected.length !== got.length) return `${expected.length} results, not ${got.length}`;
  for (const [i, a] of expected.entries()) {
    const b = got[i]!;
    if (String(a.shape) !== String(b.shape)) return `shape [${a.shape}], not [${b.shape}]`;
    if (a.dtype !== b.dtype) return `${a.dtype}, not ${b.dtype}`;
    const largest = Math.max(0, ...a.values.filter(Number.isFinite).map(Math.abs));
    const at = a.values.findIndex((value, j) => !isNear(value, b.values[j]!, sums ? Math.max(1, largest) : 0));
    if (at >= 0) return `result ${i}, value ${at}: ${a.values[at]}, not ${b.values[at]}`;
  }
  return null;
}

/** Largest relative difference. */
const TOLERANCE = 2e-5;
/** Below this float32 loses digits, and processors may flush to zero. */
const TINY = 1.2e-38;

function isNear(a: number, b: number, scale: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), scale) + TINY;
}
