import { compileKernels, type CompiledKernels } from './compile.ts';
import { PLAIN_KERNELS, RELAXED_KERNELS } from './transformerBinary.ts';

/** The exports of assembly/transformer/index.ts, where each has its formula; every pointer is a byte offset into the arena. */
export interface TransformerKernels {
  adam(...args: number[]): void;
  addRow(to: number, from: number, n: number): void;
  attendOne(qkv: number, out: number, scratch: number, t: number, heads: number, width: number): void;
  attention(...args: number[]): void;
  attentionGradient(...args: number[]): void;
  crossEntropy(...args: number[]): void;
  embed(...args: number[]): void;
  embedGradient(...args: number[]): void;
  gelu(x: number, y: number, n: number): void;
  geluGradient(dy: number, x: number, dx: number, n: number): void;
  layerNorm(...args: number[]): void;
  layerNormGradient(...args: number[]): void;
  multiply(...args: number[]): void;
  multiplyTurned(...args: number[]): void;
  pack(b: number, panels: number, K: number, N: number, stepK: number, stepN: number): void;
}

/** Where an arena's numbers begin: before lie the kernels' own constants, and address 0, which stands for "none". */
const START = 4096;
const PAGE_BYTES = 65_536;
/** Memory behind the last number, since kernels may read a little beyond what they use. */
const SLACK_BYTES = 256;
/** Distance of two numbers' memory, so that none shares a cache line with another. */
const ALIGNMENT = 64;

let kept: CompiledKernels | null = null;

/**
 * A WebAssembly memory with the kernels of a Transformer bound to it, apart from TensorFlow.js. Memory is given out once and never taken
 * back: whoever needs another size makes another arena. It grows as needed.
 */
export class Arena {
  readonly kernels: TransformerKernels;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  #end = START;

  /** @throws WebAssembly.CompileError where the browser has no WebAssembly SIMD */
  constructor() {
    kept ??= compileKernels(RELAXED_KERNELS, PLAIN_KERNELS);
    const instance = new WebAssembly.Instance(kept.module, { env: { memory: this.#memory } });
    this.kernels = instance.exports as unknown as TransformerKernels;
  }

  /** Zeroed memory for so many numbers of 32 bits. @returns its byte offset @throws RangeError when there is none left */
  allocate(numbers: number): number {
    const offset = this.#end;
    this.#end += Math.ceil((4 * numbers) / ALIGNMENT) * ALIGNMENT;
    const missing = this.#end + SLACK_BYTES - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
    return offset;
  }

  /** The numbers at an offset, not copied; valid until memory is allocated again. */
  floats(offset: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, offset, length);
  }

  /** The same as whole numbers. */
  integers(offset: number, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, offset, length);
  }
}
