import { conv2D, conv2DBackpropFilter, conv2DBackpropInput, fusedConv2D, maxPoolGrad } from './convolution.ts';
import { convolveReluPool, convolveReluPoolGradient } from './convolvePool.ts';
import { depthwiseBackpropFilter, depthwiseBackpropInput } from './depthwise.ts';
import { einsum } from './einsum.ts';
import { cast, clipByValue, maximum, minimum, relu6, selu, sign } from './elementwise.ts';
import { register } from './heap.ts';
import { CONVOLVE_RELU_POOL, CONVOLVE_RELU_POOL_GRADIENT, RELU_GRADIENT } from '../layers.ts';
import { batchMatMul, fusedMatMul, identity, reluGradient, unsortedSegmentSum } from './matrix.ts';
import { avgPool, maxPool } from './pool.ts';
import { mean, sum } from './reductions.ts';
import { replacedKernels } from './replaced.ts';

/** The kernels this project adds to TensorFlow.js's WASM backend, or replaces there. */
const WASM_KERNELS = {
  Conv2D: conv2D,
  FusedConv2D: fusedConv2D,
  Conv2DBackpropFilter: conv2DBackpropFilter,
  Conv2DBackpropInput: conv2DBackpropInput,
  DepthwiseConv2dNativeBackpropFilter: depthwiseBackpropFilter,
  DepthwiseConv2dNativeBackpropInput: depthwiseBackpropInput,
  [CONVOLVE_RELU_POOL]: convolveReluPool,
  [CONVOLVE_RELU_POOL_GRADIENT]: convolveReluPoolGradient,
  Einsum: einsum,
  MaxPoolGrad: maxPoolGrad,
  BatchMatMul: batchMatMul,
  _FusedMatMul: fusedMatMul,
  [RELU_GRADIENT]: reluGradient,
  MaxPool: maxPool,
  AvgPool: avgPool,
  ClipByValue: clipByValue,
  Relu6: relu6,
  Selu: selu,
  Sign: sign,
  Maximum: maximum,
  Minimum: minimum,
  Sum: sum,
  Mean: mean,
  UnsortedSegmentSum: unsortedSegmentSum,
  Identity: identity,
  Cast: cast,
} as const;

/** Names of our kernels, as TensorFlow.js calls them. */
export const WASM_KERNEL_NAMES: readonly string[] = Object.keys(WASM_KERNELS);

let registered = false;

/** Installs our kernels for the WASM backend, once; its module must have been imported before. */
export function registerWasmKernels(): void {
  if (registered) return;
  registered = true;
  for (const [name, kernel] of Object.entries({ ...replacedKernels(), ...WASM_KERNELS })) register(name, kernel);
}
