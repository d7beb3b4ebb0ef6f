import * as tf from './tf.ts';
import { BackendSelector } from './backends.ts';
import { EngineFault } from './fault.ts';
import { serveEngine, type Port } from './host.ts';
import { browserOpeners } from './openers.ts';
import type { BackendName } from './protocol.ts';
import { sessionLoaders } from './sessions.ts';

const lostListeners: ((backend: BackendName, detail: string) => void)[] = [];
const selector = new BackendSelector(browserOpeners, (backend, detail) => {
  for (const listener of lostListeners) listener(backend, detail);
});

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
