import { signal, type ReadonlySignal } from '@preact/signals';
import { loadTable, type Table, type TableSource } from '@src/data/tables.ts';
import { DataError } from '@src/data/sheets.ts';
import type { Fault } from '@src/engine/protocol.ts';
import { siteUrl } from '@src/site/address.ts';

/** A table that the page shows before any run: it is fetched when the lab comes into view, and no TensorFlow.js with it. */
export interface LoadedTable {
  /** Null until it is there. */
  table: ReadonlySignal<Table | null>;
  /** Why it did not come. */
  fault: ReadonlySignal<Fault | null>;
  /** Fetches it, once more after a fault. */
  load(): Promise<void>;
}

/** @param load how; tests pass their own */
export function createLoadedTable(source: TableSource, load = loadTable): LoadedTable {
  const table = signal<Table | null>(null);
  const fault = signal<Fault | null>(null);
  return {
    table,
    fault,
    async load() {
      if (table.peek()) return;
      const cache: RequestCache = fault.peek() ? 'reload' : 'default';
      fault.value = null;
      try {
        table.value = await load(source, { base: siteUrl(), signal: new AbortController().signal }, { cache });
      } catch (error) {
        const code = error instanceof DataError ? error.code : 'internal';
        const detail = error instanceof Error ? error.message : String(error);
        fault.value = { code, detail, canContinue: true };
      }
    },
  };
}
