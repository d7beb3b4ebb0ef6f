import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach } from 'vitest';
import { indexedDbPersistence, MIGRATIONS } from '../../src/progress/indexedDb.ts';
import { createProgressStore, type ProgressStore } from '../../src/progress/store.ts';

/** Empty storage for every test of the calling file. @returns opens a store, as each tab has one of its own */
export function useStores(): (migrations?: typeof MIGRATIONS) => ProgressStore {
  const opened: ProgressStore[] = [];
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  });
  return (migrations = MIGRATIONS) => {
    const store = createProgressStore(indexedDbPersistence(migrations));
    opened.push(store);
    return store;
  };
}
