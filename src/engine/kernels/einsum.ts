import { backend_util, runStock, runWasm, type KernelArguments, type TensorInfo, type WasmBackend } from './heap.ts';

/** A tensor of another shape over the same values. */
function reshaped(x: TensorInfo, shape: number[]): TensorInfo {
  return { ...x, shape };
}

/**
 * Einstein sums, missing in TensorFlow.js for WASM: by its own plan, operands are brought into one order of dimensions, multiplied
 * and summed (as its CPU kernel does).
 */
export function einsum({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const tensors = Object.values(inputs);
  const { allDims, summedDims, idDims } = backend_util.decodeEinsumEquation(
    attrs['equation'] as string,
    tensors.length,
  );
  backend_util.checkEinsumDimSizes(allDims.length, idDims, tensors as never);
  const { path, steps } = backend_util.getEinsumComputePath(summedDims, idDims);
  const made: TensorInfo[] = [];
  const keep = (tensor: TensorInfo) => {
    made.push(tensor);
    return tensor;
  };
  let out: TensorInfo | null = null;
  let remaining = allDims.length;
  for (const [i, step] of steps.entries()) {
    for (const operand of step) {
      const { permutationIndices: perm, expandDims } = backend_util.getEinsumPermutation(remaining, idDims[operand]!);
      const isInOrder = backend_util.isIdentityPermutation(perm);
      const x = isInOrder
        ? tensors[operand]!
        : keep(runStock('Transpose', backend, { x: tensors[operand]! }, { perm }));
      const shape = [...x.shape];
      for (const dim of expandDims) shape.splice(dim, 0, 1);
      const factor = reshaped(x, shape);
      out = out === null ? factor : keep(runWasm('Multiply', backend, { a: out, b: factor }));
    }
    if (i === steps.length - 1) break;
    if (path[i]! >= 0) {
      const axis = path[i]! - (allDims.length - remaining);
      out = keep(runWasm('Sum', backend, { x: out! }, { axis, keepDims: false }));
    }
    remaining--;
  }
  return release(out!, made, tensors, backend);
}

/** Frees what was made on the way; a result that shares an operand's values is copied. */
function release(out: TensorInfo, made: TensorInfo[], operands: TensorInfo[], backend: WasmBackend): TensorInfo {
  for (const tensor of made) if (tensor.dataId !== out.dataId) backend.disposeData(tensor.dataId);
  if (operands.some(({ dataId }) => dataId === out.dataId)) backend.incRef(out.dataId);
  return out;
}
