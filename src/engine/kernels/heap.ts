import { backend_util, util, type TensorInfo } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { PLAIN_KERNELS, RELAXED_KERNELS } from './binary.ts';
import { compileKernels, type CompiledKernels } from './compile.ts';

export { backend_util, util };
export type { TensorInfo };

/** The exports of assembly/index.ts; every pointer is a byte offset into the backend's memory. */
export interface KernelExports {
  filterGradient(...args: number[]): void;
  convolvePool(...args: number[]): void;
  convolvePoolGradient(...args: number[]): void;
  depthwiseFilterGradient(...args: number[]): void;
  depthwiseInputGradient(...args: number[]): void;
  inputGradient(...args: number[]): void;
  packPanels(b: number, panels: number, K: number, O: number, stepK: number, stepO: number): void;
  product(...args: number[]): void;
  maxPoolGradient(...args: number[]): void;
  reluGradient(dy: number, y: number, out: number, n: number): void;
  clip(x: number, out: number, n: number, lowest: number, highest: number): void;
  columnSum(x: number, out: number, sums: number, rows: number, columns: number, divisor: number): void;
  extremes(...args: number[]): void;
  holdsNaN(x: number, n: number): number;
  signs(x: number, out: number, n: number): void;
  largestOfWindows(...args: number[]): void;
  rowSum(x: number, out: number, rows: number, columns: number, divisor: number): void;
  segmentSum(x: number, ids: number, out: number, rows: number, width: number, segments: number): void;
  adam(...args: number[]): void;
  winogradPanels(...args: number[]): void;
  winogradPool(...args: number[]): void;
}

/** What our kernels use of TensorFlow.js's WASM backend (4.22.0; partly private, therefore the version is pinned). */
export interface WasmBackend {
  wasm: { asm: { memory?: WebAssembly.Memory }; HEAPU8: Uint8Array };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: readonly number[], dtype: 'float32' | 'int32' | 'bool'): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array | Int32Array | Uint8Array;
  readSync(dataId: object): Float32Array | Int32Array | Uint8Array;
  disposeData(dataId: object): void;
  incRef(dataId: object): void;
}

const instances = new WeakMap<WasmBackend, KernelExports>();

let kept: CompiledKernels | null = null;

function compiled(): CompiledKernels {
  kept ??= compileKernels(RELAXED_KERNELS, PLAIN_KERNELS);
  return kept;
}

/** Whether the kernels use fused multiply-add here (WebAssembly relaxed SIMD). */
export function usesFusedMultiplyAdd(): boolean {
  return compiled().fused;
}

/**
 * Our kernels bound to the backend's memory, compiled on first use (13 kB, synchronously). The memory object, not its buffer, is
 * imported: kernels see it grow.
 * @throws when the browser has no WebAssembly SIMD, or the backend is TensorFlow.js's threaded build, which hides its memory
 */
export function kernelsOf(backend: WasmBackend): KernelExports {
  let kernels = instances.get(backend);
  if (!kernels) {
    const { memory } = backend.wasm.asm;
    if (!memory)
      throw new Error('the threaded WASM backend hides its memory: set WASM_HAS_MULTITHREAD_SUPPORT to false');
    const instance = new WebAssembly.Instance(compiled().module, { env: { memory } });
    kernels = instance.exports as unknown as KernelExports;
    instances.set(backend, kernels);
  }
  return kernels;
}

/** Byte offset of a tensor's values. */
export function pointer(backend: WasmBackend, tensor: TensorInfo): number {
  return backend.dataIdMap.get(tensor.dataId).memoryOffset;
}

/** Runs a kernel of the WASM backend outside the tape; the caller disposes the result's data. */
export function runStock(
  name: string,
  backend: WasmBackend,
  inputs: Record<string, TensorInfo>,
  attrs: Record<string, unknown> = {},
): TensorInfo {
  return stockKernel(name)({ inputs, attrs, backend } as never) as TensorInfo;
}

/** Runs a kernel as it is registered, ours where there is one, outside the tape; the caller disposes the result's data. */
export function runWasm(
  name: string,
  backend: WasmBackend,
  inputs: Record<string, TensorInfo>,
  attrs: Record<string, unknown> = {},
): TensorInfo {
  const kernel = tf.getKernel(name, 'wasm')?.kernelFunc;
  if (!kernel) throw new Error(`there is no WASM kernel ${name}`);
  return kernel({ inputs, attrs, backend } as never) as TensorInfo;
}

type KernelFunction = tf.KernelConfig['kernelFunc'];
const replaced = new Map<string, KernelFunction>();

function stockKernel(name: string): KernelFunction {
  const known = replaced.get(name) ?? tf.getKernel(name, 'wasm')?.kernelFunc;
  if (!known) throw new Error(`TensorFlow.js has no WASM kernel ${name}`);
  return known;
}

/** Registers a kernel for the WASM backend, in place of the stock one if there is one (still reached by `runStock`). */
export function register(kernelName: string, kernelFunc: (args: KernelArguments) => TensorInfo | TensorInfo[]): void {
  const stock = tf.getKernel(kernelName, 'wasm');
  if (stock) {
    replaced.set(kernelName, stock.kernelFunc);
    tf.unregisterKernel(kernelName, 'wasm');
  }
  tf.registerKernel({
    ...(stock ?? {}),
    kernelName,
    backendName: 'wasm',
    kernelFunc: kernelFunc as unknown as KernelFunction,
  });
}

/** What TensorFlow.js calls a kernel with. */
export interface KernelArguments {
  inputs: Record<string, TensorInfo>;
  attrs: Record<string, unknown>;
  backend: WasmBackend;
}

/** Scratch memory of the kernels `product` and `filterGradient`, in floats. */
export const SCRATCH_FLOATS = 256;

/**
 * Memory of the backend for the time of one kernel.
 * @param use gets the byte offset; the memory is freed when it returns
 */
export function withMemory<T>(backend: WasmBackend, floats: number, use: (offset: number) => T): T {
  const memory = backend.makeOutput([floats], 'float32');
  try {
    return use(pointer(backend, memory));
  } finally {
    backend.disposeData(memory.dataId);
  }
}

/**
 * The right side of a product as panels of eight columns (see assembly/product.ts), with scratch memory behind them.
 * @param offset byte offset of its first element
 * @param K rows of the right side, summed over
 * @param O its columns
 * @param row length of its rows in memory where it lies as [O, K]; null where it lies as [K, O]
 */
export function withPanels<T>(
  backend: WasmBackend,
  offset: number,
  K: number,
  O: number,
  row: number | null,
  use: (panels: number, scratch: number) => T,
): T {
  const floats = 8 * Math.ceil(O / 8) * K;
  return withMemory(backend, floats + SCRATCH_FLOATS, (panels) => {
    kernelsOf(backend).packPanels(offset, panels, K, O, row === null ? O : 1, row ?? 1);
    return use(panels, panels + 4 * floats);
  });
}

/** Kernels of activations that TensorFlow.js fuses with a product, by their name there. ReLU is fused by our own kernels. */
const ACTIVATION_KERNELS: Readonly<Record<string, string>> = {
  elu: 'Elu',
  leakyrelu: 'LeakyRelu',
  prelu: 'Prelu',
  relu6: 'Relu6',
  sigmoid: 'Sigmoid',
};

/** Applies what of a fused kernel's activation our kernel did not; frees the linear result then. */
export function activate({ inputs, attrs, backend }: KernelArguments, linear: TensorInfo): TensorInfo {
  const name = ACTIVATION_KERNELS[(attrs['activation'] as string | null) ?? 'linear'];
  if (!name) return linear;
  const alpha = inputs['preluActivationWeights'];
  const given = name === 'Prelu' ? { x: linear, alpha: alpha! } : { x: linear };
  const active = runWasm(name, backend, given, { alpha: attrs['leakyreluAlpha'] });
  backend.disposeData(linear.dataId);
  return active;
}
