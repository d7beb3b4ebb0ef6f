import * as tf from './tf.ts';
import { fetchFile } from '../site/fetchFile.ts';
import { BackendMissing, isSoftwareAdapter, type BackendOpener } from './backends.ts';
import type { BackendName } from './protocol.ts';
import { WASM_FILES } from './wasmFiles.ts';
import { guardWasmMemory } from './wasmMemory.ts';

/** Makes a registered backend current. @throws when TensorFlow.js cannot start it */
async function use(name: BackendName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new BackendMissing('not-started');
  await tf.ready();
}

/** TensorFlow.js's WASM backend as it is, on one thread: the threaded build hides its memory from our kernels, see ARCHITECTURE.md. */
export async function openStockWasm(): Promise<void> {
  const isThere = () => fetchFile(WASM_FILES['tfjs-backend-wasm-simd.wasm'], { method: 'HEAD' });
  // Asked before TensorFlow.js is: it takes its file's failure for good, and tries no second time.
  const [{ setWasmPaths }] = await Promise.all([import('@tensorflow/tfjs-backend-wasm'), isThere()]);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(WASM_FILES);
  await use('wasm').catch(async (error: unknown) => {
    // TensorFlow.js does not say why it cannot start: perhaps its file did not come.
    await isThere();
    throw error;
  });
  guardWasmMemory();
}

/** How each backend is loaded in a browser's worker: by its own import, on first use. */
export const browserOpeners: Record<BackendName, BackendOpener> = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
    await use('cpu');
    return { adapter: 'JavaScript', software: false, precision: 'float32', threads: 1, ownKernels: false };
  },

  async wasm() {
    const [kernels] = await Promise.all([import('./kernels/register.ts'), openStockWasm()]);
    kernels.registerWasmKernels();
    const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
    return {
      adapter: simd ? 'WebAssembly SIMD' : 'WebAssembly',
      software: false,
      precision: 'float32',
      threads: 1,
      ownKernels: true,
    };
  },

  async webgl(onLost, acceptsSoftware) {
    if (!acceptsSoftware) {
      const adapter = rendererHere();
      if (isSoftwareAdapter(adapter)) return { ...EMULATED, adapter };
    }
    await import('@tensorflow/tfjs-backend-webgl');
    await use('webgl');
    const { gpgpu } = tf.backend() as unknown as { gpgpu: { gl: WebGL2RenderingContext } };
    const adapter = rendererOf(gpgpu.gl);
    gpgpu.gl.canvas.addEventListener('webglcontextlost', () => onLost('WebGL context lost'));
    const precision = tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED') ? 'float32' : 'float16';
    return { adapter, software: isSoftwareAdapter(adapter), precision, threads: 1, ownKernels: false };
  },

  async webgpu(onLost, acceptsSoftware) {
    const gpu = (navigator as { gpu?: GpuLike }).gpu;
    const ask = () => gpu?.requestAdapter({ powerPreference: 'high-performance' });
    // A browser whose GPU process is still starting answers the first question with no adapter, the second with one.
    const found = (await ask()) ?? (await ask());
    if (!found) throw new BackendMissing('no-adapter');
    const { vendor, architecture, description } = found.info;
    const adapter = [vendor, architecture, description].filter(Boolean).join(' ') || 'WebGPU adapter';
    const software = found.info.isFallbackAdapter === true || isSoftwareAdapter(adapter);
    if (software && !acceptsSoftware) return { ...EMULATED, adapter };
    await import('@tensorflow/tfjs-backend-webgpu');
    await use('webgpu');
    const { device } = tf.backend() as unknown as { device: DeviceLike };
    void device.lost.then(({ message }) => onLost(`WebGPU device lost: ${message}`));
    // A buffer that could not be made is not reported by the calls that use it: their results are nonsense from there on.
    device.addEventListener('uncapturederror', ({ error }) => {
      if (error.constructor.name === 'GPUOutOfMemoryError') onLost(`WebGPU is out of memory: ${error.message}`);
    });
    return {
      adapter,
      software,
      precision: 'float32',
      threads: 1,
      ownKernels: false,
    };
  },
};

/** The parts of WebGPU's types used here; TypeScript's own library does not have them yet. */
interface GpuLike {
  requestAdapter(options: { powerPreference: string }): Promise<{
    info: { vendor: string; architecture: string; description: string; isFallbackAdapter?: boolean };
  } | null>;
}

interface DeviceLike {
  lost: Promise<{ message: string }>;
  addEventListener(type: 'uncapturederror', listener: (event: { error: Error }) => void): void;
}

/** What an emulated GPU says of itself without being loaded. */
const EMULATED = { software: true, precision: 'float32', threads: 1, ownKernels: false } as const;

/** The device behind WebGL in this browser, asked without TensorFlow.js; '' when there is none. */
function rendererHere(): string {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return '';
  const renderer = rendererOf(gl);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return renderer;
}

/** The device behind a WebGL context, as the browser names it. */
function rendererOf(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
