import { openDatabase } from '../data/openDatabase.ts';

/** Measured milliseconds of the probe step, kept from visit to visit. */
export interface ProbeStore {
  /** The kept measurement of a device, or undefined. */
  read(device: string): Promise<number | undefined>;
  write(device: string, ms: number): Promise<void>;
}

/*
 * Database "livegrad-probes", version 1; store "probes"; key = backend, adapter and browser; value = ms.
 */
const STORE = 'probes';
const database = openDatabase('livegrad-probes', [(opened) => void opened.createObjectStore(STORE)]);

/** Keeps measurements in IndexedDB; where the browser refuses, each visit measures anew. */
export const browserProbeStore: ProbeStore = {
  async read(device) {
    try {
      const value: unknown = await database.use((opened) => opened.get(STORE, device));
      return typeof value === 'number' && value > 0 ? value : undefined;
    } catch {
      return undefined;
    }
  },
  async write(device, ms) {
    try {
      await database.use((opened) => opened.put(STORE, ms, device));
    } catch {
      // It will be measured again.
    }
  },
};
