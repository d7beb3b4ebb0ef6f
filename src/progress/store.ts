import { keyOf, mergeEntries, parseEntry, parseKey, type Kind, type Kinds } from './entries.ts';
import { decodeFile, encodeFile, type Entries } from './exportFile.ts';
import { indexedDbPersistence } from './indexedDb.ts';
import { UNDO_KEY, type Persistence, type StoreStatus } from './persistence.ts';

export type { StoreStatus };

/** All entries, and how many stored ones could not be read and are left out. */
export interface Overview {
  entries: Entries;
  damaged: number;
}

type Change = (old: Kinds[Kind] | null) => Kinds[Kind];

/** The reader's progress, wherever it is kept; what cannot be kept stays in memory and is kept as soon as it can be. */
export function createProgressStore(persistence: Persistence) {
  /** What the persistence refused. */
  const unsaved: Entries = new Map();
  let removedUnsaved: Entries | null = null;
  const listeners = new Set<() => void>();
  const tellListeners = () => listeners.forEach((listener) => listener());
  const stopListening = persistence.subscribe(tellListeners);

  const merged = (key: string, stored: unknown): Kinds[Kind] | null => {
    const kept = unsaved.get(key) ?? null;
    const read = parseEntry(parseKey(key)!.kind, stored);
    return read && kept ? mergeEntries(read, kept) : (read ?? kept);
  };

  /** What is stored and what is not, as one. */
  function overviewOf(stored: ReadonlyMap<string, unknown>): Overview {
    const entries: Entries = new Map(unsaved);
    let damaged = 0;
    for (const [key, value] of stored) {
      if (key === UNDO_KEY) continue;
      const name = parseKey(key);
      if (name && parseEntry(name.kind, value)) entries.set(key, merged(key, value)!);
      else damaged++;
    }
    return { entries, damaged };
  }

  /** Changes entries in one step, and takes along what was refused before. What is refused now stays in memory. */
  async function write(changes: ReadonlyMap<string, Change>): Promise<void> {
    const waiting = new Map(unsaved);
    const keys = [...new Set([...changes.keys(), ...waiting.keys()])];
    const olds = new Map<string, Kinds[Kind] | null>();
    try {
      await persistence.write(keys, (stored) => {
        for (const key of keys) olds.set(key, merged(key, stored.get(key)));
        return new Map([...olds].map(([key, old]) => [key, changes.has(key) ? changes.get(key)!(old) : old]));
      });
      for (const [key, entry] of waiting) if (unsaved.get(key) === entry) unsaved.delete(key);
    } catch {
      for (const [key, change] of changes) unsaved.set(key, change(olds.get(key) ?? unsaved.get(key) ?? null));
      tellListeners();
    }
  }

  const readAll = async (): Promise<Overview> => overviewOf(await persistence.read().catch(() => new Map()));

  const mergeIn = (given: Entries) =>
    write(new Map([...given].map(([key, entry]) => [key, (old) => (old ? mergeEntries(old, entry) : entry)])));

  async function readRemoved(): Promise<Entries | null> {
    if (removedUnsaved) return removedUnsaved;
    try {
      const text = (await persistence.read([UNDO_KEY])).get(UNDO_KEY);
      const removed = typeof text === 'string' ? decodeFile(text) : null;
      return removed && removed.size > 0 ? removed : null;
    } catch {
      return null;
    }
  }

  return {
    status: (): StoreStatus => persistence.status(),
    readAll,

    /** One entry, or null when there is none or it is damaged. */
    async read<K extends Kind>(kind: K, id: string): Promise<Kinds[K] | null> {
      const key = keyOf(kind, id);
      const stored = await persistence.read([key]).catch(() => null);
      return merged(key, stored?.get(key)) as Kinds[K] | null;
    },

    /** Changes one entry. @param change the new entry from the old one; no other tab's change falls in between */
    update<K extends Kind>(kind: K, id: string, change: (old: Kinds[K] | null) => Kinds[K]): Promise<void> {
      return write(new Map([[keyOf(kind, id), change as Change]]));
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
      try {
        await persistence.write('all', (stored) => {
          const none = new Map<string, unknown>([...stored.keys()].map((key) => [key, undefined]));
          return none.set(UNDO_KEY, encodeFile(overviewOf(stored).entries, 0));
        });
        unsaved.clear();
        removedUnsaved = null;
      } catch {
        removedUnsaved = (await readAll()).entries;
        unsaved.clear();
      }
      tellListeners();
    },

    /** Brings back what the last reset removed, also after a reload. @returns whether there was anything */
    async undoReset(): Promise<boolean> {
      const removed = await readRemoved();
      if (!removed) return false;
      await mergeIn(removed);
      removedUnsaved = null;
      await persistence.write([UNDO_KEY], () => new Map([[UNDO_KEY, undefined]])).catch(() => undefined);
      tellListeners();
      return true;
    },

    /** Whether there is a reset to undo. */
    canUndo: async (): Promise<boolean> => (await readRemoved()) !== null,

    /** Calls back after every change, of this tab or another. @returns what ends it */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Ends the connection and the messages between tabs. */
    async close(): Promise<void> {
      stopListening();
      await persistence.close();
    },
  };
}

/** A reader's progress as the page's parts use it. */
export type ProgressStore = ReturnType<typeof createProgressStore>;

let shared: ProgressStore | null = null;
/** The one store of this page, opened on first use. */
export const getProgress = (): ProgressStore => (shared ??= createProgressStore(indexedDbPersistence()));
