/** The page side of the bench: exposes what scripts/bench.ts calls. */
import type { BackendName } from '../../src/engine/protocol.ts';
import { measureOurs, measureProduct, measureSpiral, StockPeer, type Limits } from '../../src/labs/device/measure.ts';
import { measureGpt } from './gpt/peers.ts';
import { countLeaked, startsOfLabs } from './leaks.ts';

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
  gpt: typeof measureGpt;
  spiral: (seed: number) => ReturnType<typeof measureSpiral>;
  /** Tensors leaked by each lab after so many cycles. */
  leaks: (cycles: number) => Promise<Record<string, number>>;
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
  gpt: measureGpt,
  spiral: (seed) => measureSpiral(element, seed),
  async leaks(cycles) {
    const leaked: Record<string, number> = {};
    for (const { lab, params } of startsOfLabs()) leaked[lab] = await countLeaked(lab, params, element, cycles);
    return leaked;
  },
  longestTaskMs: () => longestTaskMs,
};
Object.assign(globalThis, { bench });
