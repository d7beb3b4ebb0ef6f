/** Kernels as the browser runs them. */
export interface CompiledKernels {
  module: WebAssembly.Module;
  /** Whether they use fused multiply-add (WebAssembly relaxed SIMD). */
  fused: boolean;
}

/**
 * Compiles one of two builds of a module, synchronously (some 10 kB): with fused multiply-add where the browser has relaxed SIMD, which
 * about doubles the rate, else without.
 * @param relaxed base64, as is `plain`
 * @throws WebAssembly.CompileError where there is no SIMD at all
 */
export function compileKernels(relaxed: string, plain: string): CompiledKernels {
  const decode = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const bytes = decode(relaxed);
  const fused = WebAssembly.validate(bytes);
  return { module: new WebAssembly.Module(fused ? bytes : decode(plain)), fused };
}
