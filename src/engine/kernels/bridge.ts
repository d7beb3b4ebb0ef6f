import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { util, type KernelArguments, type TensorInfo, type WasmBackend } from './heap.ts';

/** What is used of TensorFlow.js's CPU backend (4.22.0). */
interface CpuBackend {
  makeTensorInfo(shape: readonly number[], dtype: string, values: unknown): TensorInfo;
  readSync(dataId: object): tf.TypedArray;
  disposeData(dataId: object): boolean;
}

/**
 * Runs the CPU backend's kernel on values of the WASM backend: for kernels that TensorFlow.js lacks or has wrong on WASM and whose speed
 * matters little. Inputs and results are copied.
 */
export function onCpu(name: string, { inputs, attrs, backend }: KernelArguments): TensorInfo | TensorInfo[] {
  const kernel = tf.getKernel(name, 'cpu')?.kernelFunc;
  if (!kernel) throw new Error(`TensorFlow.js has no CPU kernel ${name}`);
  const cpu = tf.findBackend('cpu') as unknown as CpuBackend;
  const lend = ({ shape, dtype, dataId }: TensorInfo) => ({
    ...cpu.makeTensorInfo(shape, dtype, backend.readSync(dataId)),
    rank: shape.length, // some kernels take what they get for a tensor
  });
  const given: Record<string, TensorInfo | TensorInfo[]> = {};
  for (const [key, input] of Object.entries(inputs)) {
    // A kernel may have lists of inputs, and inputs that are left out.
    if (Array.isArray(input)) given[key] = (input as TensorInfo[]).map(lend);
    else if (input as TensorInfo | undefined) given[key] = lend(input);
  }
  const lent = Object.values(given).flat();
  const results = kernel({ inputs: given, attrs, backend: cpu } as never) as TensorInfo | TensorInfo[];
  const own = [results].flat().map((result) => bring(result, cpu, backend));
  // A result may share the values of an input or of another result; disposing takes one reference.
  for (const { dataId } of [...lent, ...[results].flat()]) cpu.disposeData(dataId);
  return Array.isArray(results) ? own : own[0]!;
}

/** A result's values as a tensor of the WASM backend. */
function bring({ shape, dtype, dataId }: TensorInfo, cpu: CpuBackend, backend: WasmBackend): TensorInfo {
  const values = cpu.readSync(dataId);
  const out = backend.makeOutput(shape, dtype as 'float32');
  if (util.sizeFromShape(shape) > 0) backend.typedArrayFromHeap(out).set(values);
  return out;
}
