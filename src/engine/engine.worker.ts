import * as tf from './tf.ts';
import { BackendSelector } from './backends.ts';
import { registerComparisonGradients } from './comparisonGradients.ts';
import { EngineFault } from './fault.ts';
import { serveEngine, type Port } from './host.ts';
import { registerDilatedGradient } from './kernels/dilatedGradient.ts';
import { browserOpeners } from './openers.ts';
import { browserProbeStore } from './probeStore.ts';
import type { BackendName } from './protocol.ts';
import { sessionLoaders } from './sessions.ts';

registerDilatedGradient();
registerComparisonGradients();

const lostListeners: ((backend: BackendName, detail: string) => void)[] = [];
const tellLost = (backend: BackendName, detail: string) => {
  for (const listener of lostListeners) listener(backend, detail);
};
const selector = new BackendSelector(browserOpeners, tellLost, browserProbeStore);

serveEngine(self as unknown as Port, {
  async loadSession(lab) {
    const load = sessionLoaders[lab];
    if (!load) throw new EngineFault('internal', `no lab is called "${lab}"`);
    return load();
  },
  selectBackend: (needs, force, lost) => selector.select(needs, force, lost),
  memory() {
    const { numTensors, numBytes } = tf.memory();
    return { tensors: numTensors, bytes: numBytes };
  },
  onDeviceLost: (listener) => lostListeners.push(listener),
});
