import * as tf from './tf.ts';

/** The part of TensorFlow.js's WASM module that allocates (4.22.0, private). */
interface WasmModule {
  _malloc(bytes: number): number;
  _free(address: number): void;
  HEAPU8: Uint8Array;
}

const MIB = 2 ** 20;
const guarded = new WeakSet<WasmModule>();

/**
 * Makes the current WASM backend throw when its memory cannot grow. TensorFlow.js takes the null pointer that it then gets for an
 * address: results overwrite the start of the memory, and training goes on with wrong numbers.
 */
export function guardWasmMemory(): void {
  const { wasm } = tf.backend() as unknown as { wasm: WasmModule };
  if (guarded.has(wasm)) return;
  guarded.add(wasm);
  // The module's first allocation replaces its own `_malloc`.
  wasm._free(wasm._malloc(1));
  const allocate = wasm._malloc.bind(wasm);
  wasm._malloc = (bytes) => {
    const address = allocate(bytes);
    if (address === 0 && bytes > 0) {
      const [wanted, held] = [bytes / MIB, wasm.HEAPU8.length / MIB];
      throw new RangeError(
        `out of memory: ${wanted.toFixed(1)} MiB more than the ${held.toFixed(0)} MiB of WebAssembly`,
      );
    }
    return address;
  };
}
