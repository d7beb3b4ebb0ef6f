/** Whether what is new outlives the page: the storage refuses, or it is full, and it stays in memory. */
export type StoreStatus = 'stored' | 'refused' | 'full';

/** Key of what the last reset removed; it belongs to no entry. */
export const UNDO_KEY = 'undo:last';

/**
 * Where the reader's progress lies: values by key, nothing known of what they mean. An adapter keeps them; what they are, and how two
 * states become one, `store.ts` and `entries.ts` know.
 */
export interface Persistence {
  /**
   * The stored values of some keys; without keys those of all entries. A key that has none is not in the map.
   * @throws what the storage throws
   */
  read(keys?: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /**
   * Changes values in one step, which no change of another tab divides.
   * @param keys what is to be changed; `all` for every entry and `UNDO_KEY`
   * @param change what is to be stored, from what is stored; `undefined` removes
   * @throws what the storage or `change` throws, and then nothing is changed
   */
  write(
    keys: readonly string[] | 'all',
    change: (stored: ReadonlyMap<string, unknown>) => ReadonlyMap<string, unknown>,
  ): Promise<void>;
  /** Calls back after every change, of this page or another. @returns what ends it */
  subscribe(listener: () => void): () => void;
  /** Whether the last change or look reached a storage that outlives the page. */
  status(): StoreStatus;
  /** Ends connections and messages between tabs. */
  close(): Promise<void>;
}
