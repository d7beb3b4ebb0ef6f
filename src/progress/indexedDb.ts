import type { IDBPTransaction } from 'idb';
import { isOutdated, openDatabase, type Migration } from '../data/openDatabase.ts';
import { whileShown } from '../data/whileShown.ts';
import { UNDO_KEYS, type Persistence, type StoreStatus } from './persistence.ts';

/*
 * Progress in IndexedDB: database "livegrad-progress"; store "entries" by key; store "undo" holds under "last" what the last reset
 * removed, and under "import" what the last import replaced. One change is one transaction, so two tabs lose nothing.
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

const isUndo = (key: string) => UNDO_KEYS.includes(key);
const placeOf = (key: string): ['entries' | 'undo', string] =>
  isUndo(key) ? ['undo', key.slice('undo:'.length)] : ['entries', key];

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
  const wanted = typeof keys === 'string' ? (keys === 'all' ? UNDO_KEYS : []) : keys;
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
  const listeners = new Set<() => void>();
  let status: StoreStatus = 'stored';
  const tellListeners = () => listeners.forEach((listener) => listener());
  const database = openDatabase(DATABASE, migrations, tellListeners);
  let channel: BroadcastChannel | null = null;
  const closeChannel = whileShown(() => {
    channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE);
    channel?.addEventListener('message', tellListeners);
    return () => {
      channel?.close();
      channel = null;
    };
  }, tellListeners);

  /** Notes why the storage failed, for `status`. */
  const noting = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const isFull = (error as Error | null)?.name === 'QuotaExceededError';
      status = isFull ? 'full' : isOutdated(error) ? 'outdated' : 'refused';
      throw error;
    }
  };

  async function read(keys?: readonly string[]): Promise<Map<string, unknown>> {
    const stores: Stores = keys?.some(isUndo) ? ['entries', 'undo'] : ['entries'];
    return database.use((opened) => readFrom(opened.transaction(stores), keys ?? 'entries'));
  }

  async function write(...[keys, change]: Parameters<Persistence['write']>): Promise<void> {
    const stores: Stores = keys === 'all' || keys.some(isUndo) ? ['entries', 'undo'] : ['entries'];
    await database.use(async (opened) => {
      const transaction = opened.transaction(stores, 'readwrite');
      transaction.done.catch(() => undefined); // awaited below; a failing request comes first
      try {
        const changes = [...change(await readFrom(transaction, keys))].map(([key, value]) => {
          const [store, place] = placeOf(key);
          return value === undefined
            ? transaction.objectStore(store).delete(place)
            : transaction.objectStore(store).put(value, place);
        });
        transaction.commit();
        await Promise.all([...changes, transaction.done]);
      } catch (error) {
        try {
          transaction.abort();
        } catch {
          // It has ended by itself.
        }
        throw error;
      }
    });
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
      closeChannel();
      await database.close();
    },
  };
}
