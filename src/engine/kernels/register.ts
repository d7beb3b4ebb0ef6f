import { conv2DBackpropFilter, conv2DBackpropInput, maxPoolGrad } from './convolution.ts';
import { register } from './heap.ts';
import { batchMatMul, sum, unsortedSegmentSum } from './matrix.ts';

/** The kernels this project adds to TensorFlow.js's WASM backend, or replaces there. */
export const WASM_KERNELS = {
  Conv2DBackpropFilter: conv2DBackpropFilter,
  Conv2DBackpropInput: conv2DBackpropInput,
  MaxPoolGrad: maxPoolGrad,
  BatchMatMul: batchMatMul,
  Sum: sum,
  UnsortedSegmentSum: unsortedSegmentSum,
} as const;

let registered = false;

/** Installs our kernels for the WASM backend, once; its module must have been imported before. */
export function registerWasmKernels(): void {
  if (registered) return;
  registered = true;
  for (const [name, kernel] of Object.entries(WASM_KERNELS)) register(name, kernel);
}
