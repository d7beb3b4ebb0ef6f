import * as tf from '../engine/tf.ts';
import { BackendSelector } from '../engine/backends.ts';
import { registerComparisonGradients } from '../engine/comparisonGradients.ts';
import { serveEngine, type Port } from '../engine/host.ts';
import { registerDilatedGradient } from '../engine/kernels/dilatedGradient.ts';
import { browserOpeners } from '../engine/openers.ts';
import { browserProbeStore } from '../engine/probeStore.ts';
import type { BackendName } from '../engine/protocol.ts';
import { useBackend } from '../engine/useBackend.ts';
import { loadSession } from './registry.ts';

registerDilatedGradient();
registerComparisonGradients();

const lostListeners: ((backend: BackendName, detail: string) => void)[] = [];
const tellLost = (backend: BackendName, detail: string) => {
  for (const listener of lostListeners) listener(backend, detail);
};
const selector = new BackendSelector(browserOpeners, tellLost, browserProbeStore);

serveEngine(self as unknown as Port, {
  loadSession,
  selectBackend: (needs, force, lost) => selector.select(needs, force, lost),
  useBackend,
  memory() {
    const { numTensors, numBytes } = tf.memory();
    return { tensors: numTensors, bytes: numBytes };
  },
  onDeviceLost: (listener) => lostListeners.push(listener),
});
