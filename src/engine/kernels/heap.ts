import { backend_util, util, type TensorInfo } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { KERNELS_BASE64 } from './binary.ts';

export { backend_util, util };
export type { TensorInfo };

/** The exports of assembly/index.ts; every pointer is a byte offset into the backend's memory. */
export interface KernelExports {
  filterGradient(...args: number[]): void;
  columnsToImage(...args: number[]): void;
  maxPoolGradient(...args: number[]): void;
  columnSum(x: number, out: number, rows: number, columns: number): void;
  segmentSum(x: number, ids: number, out: number, rows: number, width: number, segments: number): void;
  adam(...args: number[]): void;
}

/** What our kernels use of TensorFlow.js's WASM backend (4.22.0; partly private, therefore the version is pinned). */
export interface WasmBackend {
  wasm: { asm: { memory?: WebAssembly.Memory } };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
  disposeData(dataId: object): void;
  incRef(dataId: object): void;
}

const instances = new WeakMap<WasmBackend, KernelExports>();

/**
 * Our kernels bound to the backend's memory, compiled on first use (3 kB, synchronously). The memory object, not its buffer, is
 * imported: kernels see it grow.
 * @throws when the browser has no WebAssembly SIMD, or the backend is TensorFlow.js's threaded build, which hides its memory
 */
export function kernelsOf(backend: WasmBackend): KernelExports {
  let kernels = instances.get(backend);
  if (!kernels) {
    const bytes = Uint8Array.from(atob(KERNELS_BASE64), (character) => character.charCodeAt(0));
    const { memory } = backend.wasm.asm;
    if (!memory)
      throw new Error('the threaded WASM backend hides its memory: set WASM_HAS_MULTITHREAD_SUPPORT to false');
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
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

type KernelFunction = tf.KernelConfig['kernelFunc'];
const replaced = new Map<string, KernelFunction>();

function stockKernel(name: string): KernelFunction {
  const known = replaced.get(name) ?? tf.getKernel(name, 'wasm')?.kernelFunc;
  if (!known) throw new Error(`TensorFlow.js has no WASM kernel ${name}`);
  return known;
}

/** Registers a kernel for the WASM backend, in place of the stock one if there is one (still reached by `runStock`). */
export function register(kernelName: string, kernelFunc: (args: KernelArguments) => TensorInfo): void {
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
