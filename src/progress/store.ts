import { openDB, type IDBPDatabase } from 'idb';
import { keyOf, mergeEntries, parseEntry, parseKey, type Kind, type Kinds } from './entries.ts';
import { decodeFile, encodeFile, type Entries } from './exportFile.ts';

/*
 * The reader's progress in IndexedDB: database "livegrad-progress"; store "entries" by key; store "undo" holds what the last
 * reset removed. One change is one transaction, so two tabs lose nothing.
 */
const DATABASE = 'livegrad-progress';

type Migration = (database: IDBPDatabase) => void;
/** Migration i brings a database of version i to version i + 1; append, never change. */
export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore('entries');
    database.createObjectStore('undo');
  },
];

/** Whether what is new outlives the page: the browser refuses storage, or it is full, and it stays in memory. */
export type StoreStatus = 'stored' | 'refused' | 'full';

/** All entries, and how many stored ones could not be read and are left out. */
export interface Overview {
  entries: Entries;
  damaged: number;
}

/** Opens a store of progress; several of one name, in one tab or many, agree. */
export function createProgressStore(migrations = MIGRATIONS) {
  const memory: Entries = new Map();
  let undoInMemory: Entries | null = null;
  let status: StoreStatus = 'stored';
  let database: Promise<IDBPDatabase> | null = null;
  const listeners = new Set<() => void>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE);
  const tellListeners = () => listeners.forEach((listener) => listener());
  channel?.addEventListener('message', tellListeners);

  function open(): Promise<IDBPDatabase> {
    database ??= Promise.resolve()
      .then(() =>
        openDB(DATABASE, migrations.length, {
          upgrade: (opened, old) => migrations.slice(old).forEach((migrate) => migrate(opened)),
          // A newer version of the book in another tab waits until this connection is closed.
          blocking: (_current, _blocked, event) => {
            (event.target as IDBDatabase).close();
            database = null;
          },
          terminated: () => (database = null),
        }),
      )
      .catch((error: unknown) => {
        database = null;
        throw error;
      });
    return database;
  }

  function tellAll(): void {
    tellListeners();
    channel?.postMessage('changed');
  }

  function noteFailure(error: unknown): void {
    status = (error as Error | null)?.name === 'QuotaExceededError' ? 'full' : 'refused';
  }

  const merged = (key: string, stored: unknown): Kinds[Kind] | null => {
    const kept = memory.get(key) ?? null;
    const read = parseEntry(parseKey(key)!.kind, stored);
    return read && kept ? mergeEntries(read, kept) : (read ?? kept);
  };

  /**
   * Changes entries in one transaction, and takes along what is only in memory. Without storage they are kept in memory.
   * @param change new value of each key from its old one
   */
  async function write(changes: ReadonlyMap<string, (old: Kinds[Kind] | null) => Kinds[Kind]>): Promise<void> {
    const olds = new Map<string, Kinds[Kind] | null>();
    try {
      const transaction = (await open()).transaction('entries', 'readwrite');
      transaction.done.catch(() => undefined); // awaited below; a failing read comes first
      const { store } = transaction;
      const puts: Promise<unknown>[] = [transaction.done];
      for (const key of new Set([...changes.keys(), ...memory.keys()])) {
        const old = merged(key, await store.get(key));
        olds.set(key, old);
        puts.push(store.put(changes.has(key) ? changes.get(key)!(old) : old, key));
      }
      await Promise.all(puts);
      memory.clear();
      status = 'stored';
    } catch (error) {
      noteFailure(error);
      for (const [key, change] of changes) memory.set(key, change(olds.get(key) ?? memory.get(key) ?? null));
    }
    tellAll();
  }

  async function readAll(): Promise<Overview> {
    const entries: Entries = new Map(memory);
    let damaged = 0;
    try {
      const transaction = (await open()).transaction('entries');
      const [keys, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
      keys.forEach((key, i) => {
        const name = parseKey(key);
        const entry = name && parseEntry(name.kind, values[i]);
        if (entry) entries.set(key as string, merged(key as string, entry)!);
        else damaged++;
      });
    } catch (error) {
      noteFailure(error);
    }
    return { entries, damaged };
  }

  const mergeIn = (given: Entries) =>
    write(new Map([...given].map(([key, entry]) => [key, (old) => (old ? mergeEntries(old, entry) : entry)])));

  return {
    /** Whether the last change or look reached the storage. */
    status: (): StoreStatus => status,
    readAll,

    /** One entry, or null when there is none or it is damaged. */
    async read<K extends Kind>(kind: K, id: string): Promise<Kinds[K] | null> {
      const key = keyOf(kind, id);
      try {
        return merged(key, await (await open()).get('entries', key)) as Kinds[K] | null;
      } catch (error) {
        noteFailure(error);
        return (memory.get(key) ?? null) as Kinds[K] | null;
      }
    },

    /** Changes one entry. @param change the new entry from the old one; no other tab's change falls in between */
    update<K extends Kind>(kind: K, id: string, change: (old: Kinds[K] | null) => Kinds[K]): Promise<void> {
      return write(new Map([[keyOf(kind, id), change as (old: Kinds[Kind] | null) => Kinds[Kind]]]));
    },

    /** All entries as a JSON file. @param now ms since 1970 */
    async exportText(now: number): Promise<string> {
      return encodeFile((await readAll()).entries, now);
    },

    /** Merges such a file into what is there. @returns how many entries it held. @throws ImportError, and then takes nothing */
    async importText(text: string): Promise<number> {
      const given = decodeFile(text);
      await mergeIn(given);
      return given.size;
    },

    /** Removes everything, damaged entries too, and keeps the readable part until the next reset, for `undoReset`. */
    async reset(): Promise<void> {
      const { entries } = await readAll();
      undoInMemory = entries;
      memory.clear();
      try {
        const transaction = (await open()).transaction(['entries', 'undo'], 'readwrite');
        const undo = transaction.objectStore('undo');
        await Promise.all([
          undo.put(encodeFile(entries, 0), 'last'),
          transaction.objectStore('entries').clear(),
          transaction.done,
        ]);
        undoInMemory = null;
      } catch (error) {
        noteFailure(error);
      }
      tellAll();
    },

    /** Brings back what the last reset removed, also after a reload. @returns whether there was anything */
    async undoReset(): Promise<boolean> {
      const removed = undoInMemory ?? (await readUndo());
      if (!removed) return false;
      await mergeIn(removed);
      undoInMemory = null;
      await (await open().catch(() => null))?.delete('undo', 'last');
      tellAll();
      return true;
    },

    /** Whether there is a reset to undo. */
    canUndo: async (): Promise<boolean> => (undoInMemory ?? (await readUndo())) !== null,

    /** Calls back after every change, of this tab or another. @returns what ends it */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Ends the connection and the messages between tabs. */
    async close(): Promise<void> {
      channel?.close();
      (await database?.catch(() => null))?.close();
      database = null;
    },
  };

  async function readUndo(): Promise<Entries | null> {
    try {
      const text: unknown = await (await open()).get('undo', 'last');
      const removed = typeof text === 'string' ? decodeFile(text) : null;
      return removed && removed.size > 0 ? removed : null;
    } catch {
      return null;
    }
  }
}

/** A reader's progress as the page's parts use it. */
export type ProgressStore = ReturnType<typeof createProgressStore>;

let shared: ProgressStore | null = null;
/** The one store of this page, opened on first use. */
export const getProgress = (): ProgressStore => (shared ??= createProgressStore());
