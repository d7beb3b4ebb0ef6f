import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileShown } from '../../../src/data/whileShown.ts';
import { isOutdated, openDatabase, type Database, type Migration } from '../../../src/data/openDatabase.ts';

const store =
  (name: string): Migration =>
  (database) =>
    void database.createObjectStore(name);
const opened: Database[] = [];
function open(...stores: string[]): Database {
  const database = openDatabase('trial', stores.map(store));
  opened.push(database);
  return database;
}

/** The one connection. */
const connect = (database: Database) => database.use((opened) => Promise.resolve(opened));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

test('a database is opened once, with a version for each migration', async () => {
  const database = open('a', 'b');
  const connection = await connect(database);
  expect([connection.version, [...connection.objectStoreNames]]).toEqual([2, ['a', 'b']]);
  expect(await connect(database)).toBe(connection);
});

test('an older version gets what it lacks and loses nothing', async () => {
  const older = open('a');
  await (await connect(older)).put('a', 1, 'x');
  await older.close();
  const connection = await connect(open('a', 'b'));
  expect([connection.version, await connection.get('a', 'x')]).toEqual([2, 1]);
});

test('a refusal is not kept: the next call tries again', async () => {
  const refused = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const database = open('a');
  await expect(connect(database)).rejects.toThrow('denied');
  expect((await connect(database)).version).toBe(1);
  expect(refused).toHaveBeenCalledTimes(2);
});

test('a connection makes way for a newer version, and is refused after it', async () => {
  const older = open('a');
  await connect(older);
  expect((await connect(open('a', 'b'))).version).toBe(2); // would wait for ever
  await expect(connect(older)).rejects.toThrow(DOMException);
});

test('a database that does not answer is given up after a while, refused at once then, and there when it has answered', async () => {
  const holder = await openDB('trial', 1); // makes way for nobody
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const onNews = vi.fn();
  const database = openDatabase('trial', [store('a'), store('b')], onNews);
  opened.push(database);
  const first = expect(connect(database)).rejects.toThrow('does not answer');
  await vi.advanceTimersByTimeAsync(2500);
  await first;
  await expect(connect(database)).rejects.toThrow('does not answer');
  vi.useRealTimers();
  expect(onNews).not.toHaveBeenCalled();
  holder.close();
  await vi.waitFor(() => expect(onNews).toHaveBeenCalledTimes(1));
  expect((await connect(database)).version).toBe(2);
});

test('who made way for a newer version hears of it, and is told why from then on', async () => {
  const onNews = vi.fn();
  const older = openDatabase('trial', [store('a')], onNews);
  opened.push(older);
  await connect(older);
  await connect(open('a', 'b'));
  expect(onNews).toHaveBeenCalledTimes(1);
  expect(await connect(older).catch(isOutdated)).toBe(true);
});

test('a page that is left closes what it held, and opens it again when it is used', async () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const [channel, onReturn] = [vi.fn(), vi.fn()];
  const end = whileShown(() => channel, onReturn);
  const onNews = vi.fn();
  const database = openDatabase('trial', [store('a')], onNews);
  opened.push(database);
  await connect(database);
  page.dispatchEvent(new Event('pagehide'));
  await (await connect(database)).put('a', 1, 'x'); // what is written as the page is left
  expect([channel.mock.calls.length, onReturn.mock.calls.length]).toEqual([1, 0]);
  await new Promise((resolve) => setTimeout(resolve, 10));
  // Nobody is asked to make way: the connection is closed.
  const request = indexedDB.open('trial', 2);
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve;
    request.onblocked = reject;
  });
  request.result.close();
  expect(onNews).not.toHaveBeenCalled();
  page.dispatchEvent(new Event('pageshow'));
  expect(onReturn).toHaveBeenCalledTimes(1);
  end();
  expect(channel).toHaveBeenCalledTimes(2);
  vi.unstubAllGlobals();
});

test('a connection makes way for the removal of the database, and begins anew', async () => {
  const database = open('a');
  await (await connect(database)).put('a', 1, 'x');
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('trial');
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  expect(await (await connect(database)).get('a', 'x')).toBeUndefined();
});

/* What readers have in their browsers must be found: names, versions and keys as they have been since the first release. */
test('progress, saved runs and measurements of earlier visits are read', async () => {
  const kept = async (name: string, stores: string[], entries: [store: string, key: string, value: unknown][]) => {
    const database = await openDB(name, 1, { upgrade: (db) => stores.forEach((each) => db.createObjectStore(each)) });
    for (const [place, key, value] of entries) await database.put(place, value, key);
    database.close();
  };
  const removed = { format: 'livegrad-progress', version: 1, exportedAt: 0, entries: { 'page:faq': { at: 3 } } };
  await kept(
    'livegrad-progress',
    ['entries', 'undo'],
    [
      ['entries', 'quiz:concepts/networks#dead-relu', { at: 5, answer: [1], tries: 2, isSolved: true }],
      ['entries', 'draft:exercise/neuron', { at: 6, text: 'const x = 1;' }],
      ['undo', 'last', JSON.stringify(removed)],
    ],
  );
  const record = { version: 1, savedAt: 7, run: { step: 9 } };
  await kept(
    'livegrad',
    ['runs'],
    [
      ['runs', 'cifar10', record],
      ['runs', 'cifar10/run-a', { ...record, savedAt: 8 }],
    ],
  );
  await kept('livegrad-probes', ['probes'], [['probes', 'webgpu adapter', 12.5]]);

  vi.resetModules();
  const { getProgress } = await import('../../../src/progress/store.ts');
  const { loadRuns } = await import('../../../src/progress/checkpoints.ts');
  const { browserProbeStore } = await import('../../../src/engine/probeStore.ts');
  const progress = getProgress();
  expect(await progress.read('quiz', 'concepts/networks#dead-relu')).toMatchObject({ tries: 2, isSolved: true });
  expect(await progress.read('draft', 'exercise/neuron')).toEqual({ at: 6, text: 'const x = 1;' });
  expect(await progress.undoReset()).toBe(true);
  expect(await progress.read('page', 'faq')).toEqual({ at: 3 });
  const isRun = (run: unknown): run is { step: number } => (run as { step?: unknown }).step === 9;
  expect((await loadRuns('cifar10', isRun)).runs.map(({ id }) => id)).toEqual(['run-a', '']);
  expect(await browserProbeStore.read('webgpu adapter')).toBe(12.5);
  await progress.close();
});

test('a change that its page interrupts by leaving ends at once, and is made when the page is back', async () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const leave = () => page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }));
  const left = open('a');
  let isInterrupted = false;
  const change = left.use(async (database) => {
    const { store, done } = database.transaction('a', 'readwrite');
    done.catch(() => undefined);
    const old = Number((await store.get('x')) ?? 0);
    if (!isInterrupted) leave();
    isInterrupted = true;
    await store.put(old + 1, 'x');
    await done;
  });
  vi.unstubAllGlobals();
  const next = open('a');
  await vi.waitFor(() => expect(isInterrupted).toBe(true));
  const ended = await next.use((database) => database.get('a', 'x') as Promise<unknown>);
  expect(ended).toBeUndefined();
  page.dispatchEvent(new Event('pageshow'));
  await change;
  expect(await next.use((database) => database.get('a', 'x') as Promise<unknown>)).toBe(1);
});
