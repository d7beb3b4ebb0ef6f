import {
  kernelsOf,
  pointer,
  runStock,
  runWasm,
  util,
  withMemory,
  type KernelArguments,
  type TensorInfo,
  type WasmBackend,
} from './heap.ts';
import { onCpu } from './bridge.ts';

/** A tensor [outer, summed, inner] in memory: which dimensions are summed, as three sizes. */
interface Plan {
  outer: number;
  summed: number;
  inner: number;
}

/** The three sizes where the summed axes lie side by side; null where they do not. */
function planOf(shape: readonly number[], axes: readonly number[]): Plan | null {
  const [first, last] = [axes[0] ?? shape.length, axes.at(-1) ?? shape.length - 1];
  if (axes.some((axis, i) => axis !== first + i)) return null;
  const size = (from: number, to?: number) => util.sizeFromShape(shape.slice(from, to) as number[]);
  return { outer: size(0, first), summed: size(first, last + 1), inner: size(last + 1) };
}

/** Σ / divisor by a plan, into memory. */
function addUp(backend: WasmBackend, x: number, out: number, { outer, summed, inner }: Plan, divisor: number): void {
  const kernels = kernelsOf(backend);
  if (inner === 1) return kernels.rowSum(x, out, outer, summed, divisor);
  withMemory(backend, 2 * inner, (sums) => {
    for (let i = 0; i < outer; i++) {
      kernels.columnSum(x + 4 * i * summed * inner, out + 4 * i * inner, sums, summed, inner, divisor);
    }
  });
}

/** Sums of float32 numbers in double precision, divided by how many they are where `isMean`. */
function reduce({ inputs, attrs, backend }: KernelArguments, isMean: boolean): TensorInfo {
  const x = inputs['x']!;
  const axes = util.parseAxisParam(attrs['axis'] as number[], x.shape).sort((p, q) => p - q);
  const shape = x.shape.flatMap((size, axis) => (axes.includes(axis) ? (attrs['keepDims'] ? [1] : []) : [size]));
  const count = util.sizeFromShape(axes.map((axis) => x.shape[axis]!));
  const plan = planOf(x.shape, axes);
  const perm = [...x.shape.keys()].filter((axis) => !axes.includes(axis)).concat(axes);
  const ordered = plan ? x : runStock('Transpose', backend, { x }, { perm });
  const rows = { outer: util.sizeFromShape(shape), summed: count, inner: 1 };
  const out = backend.makeOutput(shape, 'float32');
  addUp(backend, pointer(backend, ordered), pointer(backend, out), plan ?? rows, isMean ? count : 1);
  if (ordered !== x) backend.disposeData(ordered.dataId);
  return out;
}

/** Sums over any axes, in double precision; stock: in single precision, which is 25 % off for ten million equal numbers. */
export function sum(args: KernelArguments): TensorInfo {
  return args.inputs['x']!.dtype === 'float32' ? reduce(args, false) : (onCpu('Sum', args) as TensorInfo);
}

/** Means over any axes, in double precision; NaN over no numbers. */
export function mean(args: KernelArguments): TensorInfo {
  const x = args.inputs['x']!;
  if (x.dtype === 'float32') return reduce(args, true);
  const floats = runWasm('Cast', args.backend, { x }, { dtype: 'float32' });
  const out = reduce({ ...args, inputs: { x: floats } }, true);
  args.backend.disposeData(floats.dataId);
  return out;
}
