import { kernelsOf, pointer, runStock, util, type KernelArguments, type TensorInfo, type WasmBackend } from './heap.ts';

/** A tensor with its last two dimensions exchanged. */
function transposeLast(backend: WasmBackend, x: TensorInfo): TensorInfo {
  const rank = x.shape.length;
  const perm = [...Array(rank - 2).keys(), rank - 1, rank - 2];
  return runStock('Transpose', backend, { x }, { perm });
}

/**
 * Matrix products with a transposed side: the stock kernel multiplies those element by element; transposing first and using its
 * fast product is many times quicker. Inputs a and b of rank 2 or more, attributes transposeA and transposeB.
 */
export function batchMatMul({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
  const left = attrs['transposeA'] ? transposeLast(backend, a) : a;
  const right = attrs['transposeB'] ? transposeLast(backend, b) : b;
  const product = runStock('BatchMatMul', backend, { a: left, b: right }, { transposeA: false, transposeB: false });
  if (left !== a) backend.disposeData(left.dataId);
  if (right !== b) backend.disposeData(right.dataId);
  return product;
}

/**
 * Sums over all leading dimensions (the gradient of a bias) go column by column through memory; other sums to the stock kernel,
 * which would transpose these first.
 */
export function sum({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const x = inputs['x']!;
  const rank = x.shape.length;
  const axes = util.parseAxisParam(attrs['axis'] as number[], x.shape).sort((p, q) => p - q);
  const leading = axes.length > 0 && axes.length < rank && axes.every((axis, i) => axis === i);
  if (!leading || x.dtype !== 'float32') return runStock('Sum', backend, inputs, attrs);
  const kept = x.shape.slice(axes.length);
  const shape = attrs['keepDims'] ? [...axes.map(() => 1), ...kept] : kept;
  const out = backend.makeOutput(shape, 'float32');
  const rows = util.sizeFromShape(x.shape.slice(0, axes.length));
  kernelsOf(backend).columnSum(pointer(backend, x), pointer(backend, out), rows, util.sizeFromShape(kept));
  return out;
}

/**
 * Gradient of an embedding, missing in TensorFlow.js for WASM: out[s] = Σ of the rows x[p] whose id is s. Negative ids are
 * dropped, as on the CPU backend. Inputs x [P, …] and segmentIds [P]; result [numSegments, …].
 */
export function unsortedSegmentSum({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
  const segments = attrs['numSegments'] as number;
  const idDims = segmentIds.shape.length;
  const rows = util.sizeFromShape(segmentIds.shape);
  const rest = x.shape.slice(idDims);
  const ids =
    segmentIds.dtype === 'int32' ? segmentIds : runStock('Cast', backend, { x: segmentIds }, { dtype: 'int32' });
  const out = backend.makeOutput([segments, ...rest], 'float32');
  kernelsOf(backend).segmentSum(
    ...([
      pointer(backend, x),
      pointer(backend, ids),
      pointer(backend, out),
      rows,
      util.sizeFromShape(rest),
      segments,
    ] as const),
  );
  if (ids !== segmentIds) backend.disposeData(ids.dataId);
  return out;
}

/** A copy that shares its values, counted by the backend, as on the CPU backend; the stock kernel copies them. */
export function identity({ inputs, backend }: KernelArguments): TensorInfo {
  const { dataId, shape, dtype } = inputs['x']!;
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}

/** Conversion between types; to its own type a tensor shares its values. Gradients of ReLU cast this way at every step. */
export function cast(args: KernelArguments): TensorInfo {
  return args.attrs['dtype'] === args.inputs['x']!.dtype
    ? identity(args)
    : runStock('Cast', args.backend, args.inputs, args.attrs);
}
