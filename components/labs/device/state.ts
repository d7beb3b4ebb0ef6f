import { computed, signal } from '@preact/signals';
import type { BackendName, DeviceReport } from '@src/engine/protocol.ts';
import type { ProductRates } from '@src/labs/device/protocol.ts';
import { loadPart, MissingPart } from '@src/site/loadPart.ts';
import type { LabState } from '../frame/labState.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** One bar: who trained, and how fast; null when it cannot. */
export interface Bar {
  name: string;
  isOurs: boolean;
  imagesPerSecond: number | null;
  /** Why not, in English. */
  detail: string;
}

/** Speeds that were recorded on one machine, for comparison. */
export interface Recorded {
  /** The machine, the browser and the day. */
  title: string;
  bars: { name: string; isOurs: boolean; imagesPerSecond: number }[];
}

/** Whether the page's address asks for a glance instead of a measurement. */
const asksForShort = () => typeof location !== 'undefined' && new URLSearchParams(location.search).has('short');

/** The measurement's live state. It runs other labs' sessions, one after the other, and has none of its own. */
export function createDevice(language: Language<Words>) {
  const { words } = language;
  const isShort = asksForShort();
  const state = signal<LabState>('idle');
  const device = signal<DeviceReport | null>(null);
  const announcement = signal('');
  const bars = signal<Bar[]>([]);
  const product = signal<ProductRates | null>(null);
  const problem = signal('');
  let stopper: AbortController | null = null;

  const add = (name: string, isOurs: boolean, imagesPerSecond: number | null, detail = '') =>
    (bars.value = [...bars.value, { name, isOurs, imagesPerSecond, detail }]);

  async function measure(element: HTMLElement, { signal: stop }: AbortController): Promise<void> {
    const { FULL, measureOurs, measureProduct, SHORT, StockPeer } = await loadPart(
      () => import('@src/labs/device/measure.ts'),
    );
    const effort = isShort ? SHORT : FULL;
    announcement.value = words.measuring(words.engine);
    const best = await measureOurs(element, { signal: stop, effort });
    device.value = best.device;
    add(words.ours(best.device.backend, best.device.threads), true, best.imagesPerSecond);
    const isPlain = best.device.backend === 'wasm' && best.device.threads === 1;
    if (!isPlain) {
      const plain = await measureOurs(element, { signal: stop, effort, force: 'wasm', maxThreads: 1 });
      add(words.ours('wasm', 1), true, plain.imagesPerSecond);
    }
    const measureStock = async (backend: BackendName) => {
      stop.throwIfAborted();
      announcement.value = words.measuring(words.stock(backend));
      const peer = new StockPeer(backend, effort);
      const stopped = new Promise<never>((_, reject) => stop.addEventListener('abort', () => reject(stop.reason)));
      try {
        const first = await Promise.race([peer.measure(), stopped]); // the first call warms up
        const answer = 'error' in first ? first : await Promise.race([peer.measure(), stopped]);
        if ('error' in answer) add(words.stock(backend), false, null, answer.error);
        else add(words.stock(backend), false, answer.imagesPerSecond);
        return !('error' in answer);
      } finally {
        peer.close();
      }
    };
    await measureStock('wasm');
    const onGpu = [await measureStock('webgpu'), await measureStock('webgl')];
    if (!onGpu.includes(true)) await measureStock('cpu');
    product.value = await measureProduct();
  }

  return {
    language,
    isShort,
    state,
    device,
    announcement,
    bars,
    /** What has not been measured yet, as it will be called. */
    pending: computed(() => {
      const known = bars.value.map(({ name }) => name);
      const stock = (['wasm', 'webgpu', 'webgl'] as const).map((backend) => words.stock(backend));
      return [...(known.length === 0 ? [words.engine] : []), ...stock.filter((name) => !known.includes(name))];
    }),
    product,
    problem,

    async start(element: HTMLElement): Promise<void> {
      stopper = new AbortController();
      const own = stopper;
      bars.value = [];
      product.value = null;
      problem.value = '';
      state.value = 'running';
      try {
        await measure(element, own);
        state.value = 'done';
        announcement.value = words.done;
      } catch (error) {
        if (own.signal.aborted) return;
        if (error instanceof MissingPart) problem.value = language.frame.faults[error.why];
        else problem.value = error instanceof Error ? error.message : String(error);
        state.value = 'error';
        announcement.value = words.failed;
      }
    },

    stop(): void {
      stopper?.abort(new DOMException('stopped', 'AbortError'));
      state.value = 'idle';
      announcement.value = '';
    },
  };
}

/** What `createDevice` makes, for the parts of the view. */
export type DeviceState = ReturnType<typeof createDevice>;
