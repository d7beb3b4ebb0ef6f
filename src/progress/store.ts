import { keyOf, mergeEntries, parseEntry, parseKey, type Kind, type Kinds } from './entries.ts';
import { decodeFile, encodeFile, type Entries } from './exportFile.ts';
import type { DraftChoice, ImportPreview, IsOfBook } from './importing.ts';
import { indexedDbPersistence } from './indexedDb.ts';
import { UNDO_IMPORT_KEY, UNDO_KEY, UNDO_KEYS, type Persistence, type StoreStatus } from './persistence.ts';

export type { StoreStatus };

/** All entries, and how many stored ones could not be read and are left out. */
export interface Overview {
  entries: Entries;
  damaged: number;
}

type Change = (old: Kinds[Kind] | null) => Kinds[Kind];

/** What only the page of progress needs. */
const loadImporting = () => import('./importing.ts');

/** With more keys than this a change reads all entries at once. */
const MANY_KEYS = 50;

/** The reader's progress, wherever it is kept; what cannot be kept stays in memory and is kept as soon as it can be. */
export function createProgressStore(persistence: Persistence) {
  /** What the persistence refused. */
  const unsaved: Entries = new Map();
  let removedUnsaved: Entries | null = null;
  /** What an import replaced that could not be stored. */
  let replacedUnsaved: string | null = null;
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
      if (UNDO_KEYS.includes(key)) continue;
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
      await persistence.write(keys.length > MANY_KEYS ? 'all' : keys, (stored) => {
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
      const removed = typeof text === 'string' ? decodeFile(text, Infinity) : null;
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

    /** What an import of such a file would do; nothing is changed. @throws ImportError */
    async previewImport(text: string, isOfBook: IsOfBook): Promise<ImportPreview> {
      return (await loadImporting()).readImport(text, isOfBook).preview((await readAll()).entries);
    },

    /**
     * Merges such a file into what is there, in one step, which `undoImport` takes back. What is not of the book is left out.
     * @param drafts whose code stays where the file's differs from the reader's
     * @returns how many entries of the book it held. @throws ImportError, and then takes nothing
     */
    async importText(text: string, drafts: DraftChoice, isOfBook: IsOfBook): Promise<number> {
      const { encodeUndo, readImport } = await loadImporting();
      const file = readImport(text, isOfBook);
      try {
        await persistence.write('all', (stored) => {
          const mine = overviewOf(stored).entries;
          const changes = file.plan(mine, drafts);
          return new Map<string, unknown>([...changes, [UNDO_IMPORT_KEY, encodeUndo(mine, changes)]]);
        });
        replacedUnsaved = null;
      } catch {
        const mine = (await readAll()).entries;
        const changes = file.plan(mine, drafts);
        replacedUnsaved = encodeUndo(mine, changes);
        for (const [key, entry] of changes) unsaved.set(key, entry);
        tellListeners();
      }
      return file.size;
    },

    /** Takes back the last import, also after a reload; what was changed since stays. @returns whether there was one */
    async undoImport(): Promise<boolean> {
      const { readUndo } = await loadImporting();
      if (replacedUnsaved !== null) {
        const changes = readUndo(replacedUnsaved, (await readAll()).entries) ?? [];
        replacedUnsaved = null;
        for (const [key, entry] of changes) {
          if (entry) unsaved.set(key, entry);
          else unsaved.delete(key);
        }
        tellListeners();
        return true;
      }
      let isUndone = false;
      const undo = (stored: ReadonlyMap<string, unknown>) => {
        const changes = readUndo(stored.get(UNDO_IMPORT_KEY), overviewOf(stored).entries);
        isUndone = changes !== null;
        return new Map<string, unknown>([...(changes ?? []), [UNDO_IMPORT_KEY, undefined]]);
      };
      await persistence.write('all', undo).catch(() => (isUndone = false));
      return isUndone;
    },

    /** Whether there is an import to take back. */
    canUndoImport: async (): Promise<boolean> => {
      const stored = await persistence.read([UNDO_IMPORT_KEY]).catch(() => null);
      return replacedUnsaved !== null || stored?.get(UNDO_IMPORT_KEY) !== undefined;
    },

    /** Removes everything, damaged entries too, and keeps the readable part until the next reset, for `undoReset`. */
    async reset(): Promise<void> {
      try {
        await persistence.write('all', (stored) => {
          const none = new Map<string, unknown>([...stored.keys()].map((key) => [key, undefined]));
          return none.set(UNDO_KEY, encodeFile(overviewOf(stored).entries, 0));
        });
        unsaved.clear();
        removedUnsaved = replacedUnsaved = null;
      } catch {
        removedUnsaved = (await readAll()).entries;
        replacedUnsaved = null;
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
