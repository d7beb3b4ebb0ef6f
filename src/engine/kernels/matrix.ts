import { broadcast_util } from '@tensorflow/tfjs-core';
import { onCpu } from './bridge.ts';
import {
  activate,
  kernelsOf,
  pointer,
  runStock,
  SCRATCH_FLOATS,
  util,
  withMemory,
  withPanels,
  type KernelArguments,
  type TensorInfo,
  type WasmBackend,
} from './heap.ts';

/** A tensor with its last two dimensions exchanged. */
function transposeLast(backend: WasmBackend, x: TensorInfo): TensorInfo {
  const rank = x.shape.length;
  const perm = [...Array(rank - 2).keys(), rank - 1, rank - 2];
  return runStock('Transpose', backend, { x }, { perm });
}

/** One product of matrices of a batch: what is multiplied, and where the result goes, in byte offsets. */
interface Product {
  a: number;
  b: number;
  out: number;
  bias: number;
  M: number;
  K: number;
  N: number;
  relu: boolean;
}

/** Terms that are summed in single precision; sums of more are made of parts, in double precision. */
const LONGEST_SUM = 4096;

/** out[m, n] = Σ over k as `multiplyPart` for parts of the sum, then bias and ReLU. */
function multiplyLong(backend: WasmBackend, product: Product, transposeA: boolean, transposeB: boolean): void {
  const { a, b, out, bias, M, K, N, relu } = product;
  const sums = new Float64Array(M * N);
  const floats = (at: number, size: number) => new Float32Array(backend.wasm.HEAPU8.buffer, at, size);
  for (let from = 0; from < K; from += LONGEST_SUM) {
    const size = Math.min(LONGEST_SUM, K - from);
    const part = { ...product, bias: 0, K: size, relu: false };
    if (transposeA) multiplyTransposed(backend, { ...part, a: a + 4 * from * M, b: b + 4 * from * N });
    else {
      withMemory(backend, M * size, (columns) => {
        for (let m = 0; m < M; m++) floats(columns + 4 * m * size, size).set(floats(a + 4 * (m * K + from), size));
        multiply(backend, { ...part, a: columns, b: b + 4 * from * (transposeB ? 1 : N) }, transposeB ? K : null);
      });
    }
    for (const [i, value] of floats(out, M * N).entries()) sums[i]! += value;
  }
  const biases = bias === 0 ? null : floats(bias, N);
  const result = floats(out, M * N);
  for (const [i, sum] of sums.entries()) {
    const value = sum + (biases ? biases[i % N]! : 0);
    result[i] = relu && value < 0 ? 0 : value;
  }
}

/** out[m, n] = bias[n] + Σ over k of A[m, k] · B[k, n]. @param rowOfB length of B's rows where it is given as [N, K], else null */
function multiply(backend: WasmBackend, { a, b, out, bias, M, K, N, relu }: Product, rowOfB: number | null): void {
  withPanels(backend, b, K, N, rowOfB, (panels, scratch) =>
    kernelsOf(backend).product(a, panels, bias, out, scratch, 1, 1, M, K, 1, M, N, 1, 1, 1, 1, relu ? 1 : 0),
  );
}

/** out[m, n] = Σ over k of A[k, m] · B[k, n]: a filter gradient of 1×1 pixels. */
function multiplyTransposed(backend: WasmBackend, { a, b, out, M, K, N }: Product): void {
  withMemory(backend, SCRATCH_FLOATS, (scratch) =>
    kernelsOf(backend).filterGradient(a, b, out, scratch, 1, 1, K, M, 1, K, N, 1, 1, 1, 1),
  );
}

/**
 * Products of all matrices of a batch, with bias and ReLU. A dimension of the batch that is 1 on one side is repeated.
 * @returns [...batch, M, N]
 */
function matrixProduct({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const { a, b, bias } = inputs as { a: TensorInfo; b: TensorInfo; bias?: TensorInfo };
  // A transposed left side alone has a kernel of its own (the gradient with respect to weights); with anything else, it is turned first.
  const relu = attrs['activation'] === 'relu';
  const turned = attrs['transposeA'] && (attrs['transposeB'] || bias || relu) ? transposeLast(backend, a) : a;
  const transposeA = Boolean(attrs['transposeA']) && turned === a;
  const transposeB = Boolean(attrs['transposeB']);
  const [rows, columns] = turned.shape.slice(-2) as [number, number];
  const [M, K] = transposeA ? [columns, rows] : [rows, columns];
  const N = b.shape.at(transposeB ? -2 : -1)!;
  const batchA = turned.shape.slice(0, -2);
  const batchB = b.shape.slice(0, -2);
  const batch = broadcast_util.assertAndGetBroadcastShape(batchA, batchB);
  const out = backend.makeOutput([...batch, M, N], 'float32');
  const [sizeA, sizeB] = [M * K, K * N];
  const [offsetA, offsetB] = [batchOffsets(batchA, batch), batchOffsets(batchB, batch)];
  for (let i = 0; i < offsetA.length; i++) {
    const product = {
      a: pointer(backend, turned) + 4 * sizeA * offsetA[i]!,
      b: pointer(backend, b) + 4 * sizeB * offsetB[i]!,
      out: pointer(backend, out) + 4 * M * N * i,
      bias: bias ? pointer(backend, bias) : 0,
      ...{ M, K, N, relu },
    };
    if (K > LONGEST_SUM) multiplyLong(backend, product, transposeA, transposeB);
    else if (transposeA) multiplyTransposed(backend, product);
    else multiply(backend, product, transposeB ? K : null);
  }
  if (turned !== a) backend.disposeData(turned.dataId);
  return out;
}

/** For each matrix of a broadcast batch, its number on a side whose batch dimensions are `own`. */
function batchOffsets(own: number[], batch: number[]): number[] {
  let offsets = [0];
  const missing = batch.length - own.length;
  for (const [i, size] of batch.entries()) {
    const ownSize = i < missing ? 1 : own[i - missing]!;
    offsets = offsets.flatMap((offset) =>
      Array.from({ length: size }, (_, k) => offset * ownSize + (ownSize === 1 ? 0 : k)),
    );
  }
  return offsets;
}

/** Whether our product can do it. */
function isPlainProduct({ inputs, attrs }: KernelArguments): boolean {
  const { a, b, bias } = inputs as { a: TensorInfo; b: TensorInfo; bias?: TensorInfo };
  const sizes = [...a.shape, ...b.shape];
  const columns = b.shape.at(attrs['transposeB'] ? -2 : -1);
  return (
    a.dtype === 'float32' &&
    b.dtype === 'float32' &&
    !sizes.includes(0) &&
    (!bias || (bias.shape.length === 1 && bias.shape[0] === columns))
  );
}

/** Matrix products, either side transposed; of whole numbers, and over nothing, as on the CPU backend. Inputs a and b of rank 2 or more, attributes transposeA and transposeB. */
export function batchMatMul(args: KernelArguments): TensorInfo {
  return isPlainProduct(args) ? matrixProduct(args) : (onCpu('BatchMatMul', args) as TensorInfo);
}

/** A matrix product with bias and activation. */
export function fusedMatMul(args: KernelArguments): TensorInfo {
  if (!isPlainProduct(args)) return onCpu('_FusedMatMul', args) as TensorInfo;
  return activate(args, matrixProduct(args));
}

/**
 * Gradient of an embedding, missing in TensorFlow.js for WASM: out[s] = Σ of the rows x[p] whose id is s. Negative ids are
 * dropped, as on the CPU backend. Inputs x [P, …] and segmentIds [P]; result [numSegments, …].
 */
export function unsortedSegmentSum({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
  if (x.dtype !== 'float32') return onCpu('UnsortedSegmentSum', { inputs, attrs, backend }) as TensorInfo;
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

/** Gradient of ReLU: dy where y > 0, else 0. Not a kernel of TensorFlow.js, which multiplies by a step function; see layers.ts. */
export function reluGradient({ inputs, backend }: KernelArguments): TensorInfo {
  const { dy, y } = inputs as { dy: TensorInfo; y: TensorInfo };
  const out = backend.makeOutput(y.shape, 'float32');
  kernelsOf(backend).reluGradient(
    pointer(backend, dy),
    pointer(backend, y),
    pointer(backend, out),
    util.sizeFromShape(y.shape),
  );
  return out;
}

/** A copy that shares its values, counted by the backend, as on the CPU backend; the stock kernel copies them. */
export function identity({ inputs, backend }: KernelArguments): TensorInfo {
  const { dataId, shape, dtype } = inputs['x']!;
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}
