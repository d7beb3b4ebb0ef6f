import { isOutdated, openDatabase } from '../data/openDatabase.ts';

/*
 * The reader's saved runs, the last few of each lab, in IndexedDB:
 *   database "livegrad", version 1; store "runs"; key = "lab/id of the run"; value = { version: 1, savedAt: ms, run: … }.
 * Every run has a key of its own, so that two tabs that train at once overwrite nothing. Under the lab's name alone lies the one
 * run that earlier versions kept; its id is ''.
 */
const STORE = 'runs';
/** Of a record. */
const VERSION = 1;
/** Runs kept for each lab; an older one goes when a new one comes. */
export const RUNS_KEPT = 3;

/** A run as it is kept. */
export interface SavedRun<T> {
  id: string;
  run: T;
  /** ms since 1970; later than that of every run that this page had seen before, even when the clock was set back. */
  savedAt: number;
}

/** Why runs stay in memory: the browser refuses storage, or a newer version of the book in another tab has taken it over. */
export type StorageTrouble = 'refused' | 'outdated';

/** What looking for saved runs gives: the sound ones, latest first, and the ids of the damaged. */
export interface SavedRuns<T> {
  runs: SavedRun<T>[];
  damaged: string[];
  trouble: StorageTrouble | null;
}

const troubleOf = (error: unknown): StorageTrouble => (isOutdated(error) ? 'outdated' : 'refused');

interface StoredRecord {
  version: typeof VERSION;
  savedAt: number;
  run: unknown;
}

const memory = new Map<string, StoredRecord>();
const database = openDatabase('livegrad', [(opened) => void opened.createObjectStore(STORE)]);
let latest = 0;

const keyOf = (lab: string, id: string) => (id === '' ? lab : `${lab}/${id}`);

/** The run's id in a key of this lab; null in another lab's. */
function idIn(lab: string, key: unknown): string | null {
  if (key === lab) return '';
  return typeof key === 'string' && key.startsWith(`${lab}/`) ? key.slice(lab.length + 1) : null;
}

const momentOf = (record: unknown): number => {
  const { savedAt } = (record ?? {}) as Partial<StoredRecord>;
  return typeof savedAt === 'number' ? savedAt : 0;
};

/**
 * Keeps a run. When the browser refuses or its storage is full, it is kept in memory until the page closes.
 * @param id the run's own; another run of the lab, in this tab or another, is not touched
 * @param replaces id of the run that this one goes on from, which is removed
 * @returns why it will not outlive the page, or null; and the ids of the lab's other runs
 */
export async function saveRun(
  lab: string,
  id: string,
  run: unknown,
  replaces: string | null = null,
): Promise<{ trouble: StorageTrouble | null; others: string[] }> {
  latest = Math.max(Date.now(), latest + 1);
  const record: StoredRecord = { version: VERSION, savedAt: latest, run };
  try {
    const others = await database.use(async (opened) => {
      const transaction = opened.transaction(STORE, 'readwrite');
      transaction.done.catch(() => undefined); // awaited below; a failing request comes first
      const { store } = transaction;
      await store.put(record, keyOf(lab, id));
      if (replaces !== null && replaces !== id) await store.delete(keyOf(lab, replaces));
      let ids = (await store.getAllKeys()).flatMap((key) => {
        const other = idIn(lab, key);
        return other === null || other === id ? [] : [other];
      });
      if (ids.length >= RUNS_KEPT) {
        const records = await Promise.all(
          ids.map(async (other) => ({ other, at: momentOf(await store.get(keyOf(lab, other))) })),
        );
        const dropped = records.sort((a, b) => b.at - a.at).splice(RUNS_KEPT - 1);
        await Promise.all(dropped.map(({ other }) => store.delete(keyOf(lab, other))));
        ids = records.map(({ other }) => other);
      }
      transaction.commit();
      await transaction.done;
      return ids;
    });
    memory.delete(keyOf(lab, id));
    return { trouble: null, others };
  } catch (error) {
    memory.set(keyOf(lab, id), record);
    return { trouble: troubleOf(error), others: [] };
  }
}

/**
 * Reads a lab's saved runs.
 * @param isValid tells a run from a damaged record
 */
export async function loadRuns<T>(lab: string, isValid: (run: unknown) => run is T): Promise<SavedRuns<T>> {
  const records = new Map<string, unknown>();
  let trouble: StorageTrouble | null = null;
  try {
    const [keys, values] = await database.use((opened) => {
      const { store } = opened.transaction(STORE);
      return Promise.all([store.getAllKeys(), store.getAll()]);
    });
    for (const [i, key] of keys.entries()) records.set(String(key), values[i]);
  } catch (error) {
    trouble = troubleOf(error);
  }
  for (const [key, record] of memory) records.set(key, record);
  const runs: SavedRun<T>[] = [];
  const damaged: string[] = [];
  for (const [key, record] of records) {
    const id = idIn(lab, key);
    if (id === null) continue;
    const { version, run, savedAt } = (record ?? {}) as Partial<StoredRecord>;
    if (version !== VERSION || typeof savedAt !== 'number' || !isValid(run)) damaged.push(id);
    else runs.push({ id, run, savedAt });
  }
  latest = Math.max(latest, ...runs.map(({ savedAt }) => savedAt));
  return { runs: runs.sort((a, b) => b.savedAt - a.savedAt), damaged, trouble };
}

/** Forgets a saved run. */
export async function deleteRun(lab: string, id: string): Promise<void> {
  memory.delete(keyOf(lab, id));
  try {
    await database.use((opened) => opened.delete(STORE, keyOf(lab, id)));
  } catch {
    // What could not be stored need not be deleted.
  }
}
