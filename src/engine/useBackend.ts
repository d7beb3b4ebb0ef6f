import type { BackendName } from './protocol.ts';
import * as tf from './tf.ts';

/** The part of TensorFlow.js's engine that says which backend is current (4.22.0, private). */
interface CurrentBackend {
  backendName: string;
  backendInstance: unknown;
}

/**
 * Makes a backend that has been opened current again. `tf.setBackend` would set up each of its kernels anew, which takes milliseconds on
 * WASM, as long as a whole slice of a session; they are set up already.
 * @throws Error when it has not been opened
 */
export function useBackend(name: BackendName): void {
  if (tf.getBackend() === name) return;
  const instance = tf.engine().findBackend(name);
  if (!instance) throw new Error(`the ${name} backend has not been opened`);
  const engine = tf.engine() as unknown as CurrentBackend;
  engine.backendName = name;
  engine.backendInstance = instance;
}
