import type { IDBPTransaction } from 'idb';
import { openDatabase, type Migration } from '../data/openDatabase.ts';
import { UNDO_KEY, type Persistence, type StoreStatus } from './persistence.ts';

/*
 * Progress in IndexedDB: database "livegrad-progress"; store "entries" by key; store "undo" holds under "last" what the last reset
 * removed. One change is one transaction, so two tabs lose nothing.
 */
const DATABASE = 'livegrad-progress';

/** The versions of the database. */
export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore('entries');
    database.createObjectStore('undo');
  },
];

type Stores = ('entries' | 'undo')[];

const placeOf = (key: string): ['entries' | 'undo', string] => (key === UNDO_KEY ? ['undo', 'last'] : ['entries', key]);

/** The values of some keys, or of all entries and of the undo where the transaction has its store. */
async function readFrom<M extends IDBTransactionMode>(
  transaction: IDBPTransaction<unknown, Stores, M>,
  keys: readonly string[] | 'entries' | 'all',
): Promise<Map<string, unknown>> {
  const get = (key: string): Promise<unknown> => {
    const [store, place] = placeOf(key);
    return transaction.objectStore(store).get(place);
  };
  const found = new Map<string, unknown>();
  const wanted = typeof keys === 'string' ? (keys === 'all' ? [UNDO_KEY] : []) : keys;
  const values = await Promise.all(wanted.map(get));
  wanted.forEach((key, i) => values[i] !== undefined && found.set(key, values[i]));
  if (typeof keys !== 'string') return found;
  const store = transaction.objectStore('entries');
  const [names, entries] = await Promise.all([store.getAllKeys(), store.getAll()]);
  names.forEach((name, i) => found.set(String(name), entries[i]));
  return found;
}

/** Keeps progress in this browser, shared by its tabs; several of one page agree too. */
export function indexedDbPersistence(migrations = MIGRATIONS): Persistence {
  const database = openDatabase(DATABASE, migrations);
  const listeners = new Set<() => void>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE);
  let status: StoreStatus = 'stored';
  const tellListeners = () => listeners.forEach((listener) => listener());
  channel?.addEventListener('message', tellListeners);

  /** Notes why the storage failed, for `status`. */
  const noting = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      status = (error as Error | null)?.name === 'QuotaExceededError' ? 'full' : 'refused';
      throw error;
    }
  };

  async function read(keys?: readonly string[]): Promise<Map<string, unknown>> {
    const stores: Stores = keys?.includes(UNDO_KEY) ? ['entries', 'undo'] : ['entries'];
    return readFrom((await database.connect()).transaction(stores), keys ?? 'entries');
  }

  async function write(...[keys, change]: Parameters<Persistence['write']>): Promise<void> {
    const stores: Stores = keys === 'all' || keys.includes(UNDO_KEY) ? ['entries', 'undo'] : ['entries'];
    const transaction = (await database.connect()).transaction(stores, 'readwrite');
    transaction.done.catch(() => undefined); // awaited below; a failing request comes first
    try {
      const changes = [...change(await readFrom(transaction, keys))].map(([key, value]) => {
        const [store, place] = placeOf(key);
        return value === undefined
          ? transaction.objectStore(store).delete(place)
          : transaction.objectStore(store).put(value, place);
      });
      await Promise.all([...changes, transaction.done]);
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
      throw error;
    }
    status = 'stored';
    tellListeners();
    channel?.postMessage('changed');
  }

  return {
    read: (keys) => noting(read(keys)),
    write: (keys, change) => noting(write(keys, change)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    status: () => status,
    async close() {
      channel?.close();
      await database.close();
    },
  };
}
