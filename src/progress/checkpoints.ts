import { openDB, type IDBPDatabase } from 'idb';

/*
 * The reader's saved runs, one for each lab, in IndexedDB:
 *   database "livegrad", version 1; store "runs"; key = the lab's name; value = { version: 1, savedAt: ms, run: … }.
 */
const DATABASE = 'livegrad';
const STORE = 'runs';
const VERSION = 1;

/** What reading a saved run can give. */
export type Saved<T> =
  { kind: 'none' } | { kind: 'run'; run: T; savedAt: number } | { kind: 'damaged' } | { kind: 'refused' };

const memory = new Map<string, { run: unknown; savedAt: number }>();
let database: Promise<IDBPDatabase> | null = null;

function open(): Promise<IDBPDatabase> {
  database ??= openDB(DATABASE, VERSION, { upgrade: (db) => void db.createObjectStore(STORE) });
  return database;
}

/**
 * Keeps a lab's run. When the browser refuses or its storage is full, the run is kept in memory until the page closes.
 * @returns whether it will outlive the page
 */
export async function saveRun(lab: string, run: unknown): Promise<boolean> {
  const savedAt = Date.now();
  try {
    await (await open()).put(STORE, { version: VERSION, savedAt, run }, lab);
    memory.delete(lab);
    return true;
  } catch {
    memory.set(lab, { run, savedAt });
    return false;
  }
}

/**
 * Reads a lab's saved run.
 * @param isValid tells a run from a damaged record
 */
export async function loadRun<T>(lab: string, isValid: (run: unknown) => run is T): Promise<Saved<T>> {
  const kept = memory.get(lab);
  if (kept && isValid(kept.run)) return { kind: 'run', run: kept.run, savedAt: kept.savedAt };
  try {
    const record: unknown = await (await open()).get(STORE, lab);
    if (record === undefined) return { kind: 'none' };
    const { version, run, savedAt } = (record ?? {}) as { version?: unknown; run?: unknown; savedAt?: unknown };
    if (version !== VERSION || typeof savedAt !== 'number' || !isValid(run)) return { kind: 'damaged' };
    return { kind: 'run', run, savedAt };
  } catch {
    return { kind: 'refused' };
  }
}

/** Forgets a lab's saved run. */
export async function deleteRun(lab: string): Promise<void> {
  memory.delete(lab);
  try {
    await (await open()).delete(STORE, lab);
  } catch {
    // What could not be stored need not be deleted.
  }
}
