/** The page side of the bench: exposes what scripts/bench.ts calls. */
import type { BackendName } from '../../src/engine/protocol.ts';
import { measureOurs, measureProduct, StockPeer, type Limits } from '../../src/labs/device/measure.ts';

const peers = new Map<BackendName, StockPeer>();
const element = document.querySelector<HTMLElement>('#lab')!;
let longestTaskMs = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
}).observe({ type: 'longtask' });

/** What scripts/bench.ts calls. */
export interface Bench {
  ours: (limits?: Limits) => ReturnType<typeof measureOurs>;
  stock: (backend: BackendName) => ReturnType<StockPeer['measure']>;
  product: typeof measureProduct;
  longestTaskMs: () => number;
}

const bench: Bench = {
  ours: (limits = {}) => measureOurs(element, limits),
  stock(backend) {
    let peer = peers.get(backend);
    if (!peer) peers.set(backend, (peer = new StockPeer(backend)));
    return peer.measure();
  },
  product: measureProduct,
  longestTaskMs: () => longestTaskMs,
};
Object.assign(globalThis, { bench });
