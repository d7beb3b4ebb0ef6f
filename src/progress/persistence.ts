/**
 * Whether what is new outlives the page, or stays in memory: the storage refuses or does not answer, it is full, or a newer version of
 * the book has taken it over.
 */
export type StoreStatus = 'stored' | 'refused' | 'full' | 'outdated';

/** Key of what the last reset removed; it belongs to no entry. */
export const UNDO_KEY = 'undo:last';
/** Key of what the last import replaced. */
export const UNDO_IMPORT_KEY = 'undo:import';
/** The keys that belong to no entry. */
export const UNDO_KEYS: readonly string[] = [UNDO_KEY, UNDO_IMPORT_KEY];

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
   * @param keys what is to be changed; `all` for every entry and the `UNDO_KEYS`
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
