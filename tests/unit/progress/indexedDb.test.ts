import { openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { MIGRATIONS } from '../../../src/progress/indexedDb.ts';
import type { ProgressStore } from '../../../src/progress/store.ts';
import { useStores } from '../../support/stores.ts';

const openStore = useStores();
const count = (store: ProgressStore) => store.update('lab', 'digits', (old) => ({ at: 1, runs: (old?.runs ?? 0) + 1 }));

afterEach(() => vi.restoreAllMocks());

test('two tabs at once lose no change, and hear of each other', async () => {
  const [one, two] = [openStore(), openStore()];
  let heard = 0;
  two.subscribe(() => heard++);
  await one.update('page', 'concepts', () => ({ at: 1 }));
  await vi.waitFor(() => expect(heard).toBe(1));
  await Promise.all(Array.from({ length: 100 }, () => [count(one), count(two)]).flat());
  expect((await openStore().read('lab', 'digits'))?.runs).toBe(200);
});

test('an older version is migrated, nothing is lost', async () => {
  await count(openStore());
  const newer = openStore([...MIGRATIONS, (database) => void database.createObjectStore('more')]);
  expect(await newer.read('lab', 'digits')).toEqual({ at: 1, runs: 1 });
  await newer.close();
  const database = await openDB('livegrad-progress');
  expect([database.version, [...database.objectStoreNames]]).toEqual([2, ['entries', 'more', 'undo']]);
  database.close();
});

test('a newer version is left alone: this page works in memory', async () => {
  const newer = openStore([...MIGRATIONS, (database) => void database.createObjectStore('more')]);
  await count(newer);
  const store = openStore();
  await count(store);
  expect(store.status()).toBe('outdated');
  expect((await store.read('lab', 'digits'))?.runs).toBe(1);
  expect((await newer.read('lab', 'digits'))?.runs).toBe(1);
});

test('damaged entries are left out and counted; a new answer mends them', async () => {
  const store = openStore();
  await count(store);
  const database = await openDB('livegrad-progress');
  await database.put('entries', { at: 'yesterday', runs: 3 }, 'lab:playground');
  await database.put('entries', { at: 1, runs: -1 }, 'lab:digits');
  await database.put('entries', { at: 1 }, 'unknown:x');
  database.close();
  expect(await store.readAll()).toEqual({ entries: new Map(), damaged: 3 });
  await count(store);
  expect(await store.readAll()).toEqual({ entries: new Map([['lab:digits', { at: 1, runs: 1 }]]), damaged: 2 });
});

test('refused storage: everything works in memory, and the store says so', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const store = openStore();
  await count(store);
  await count(store);
  expect(store.status()).toBe('refused');
  expect((await store.readAll()).entries.get('lab:digits')).toEqual({ at: 1, runs: 2 });
  const text = await store.exportText(5);
  await store.reset();
  expect((await store.readAll()).entries.size).toBe(0);
  expect(await store.undoReset()).toBe(true);
  expect(await store.exportText(5)).toBe(text);
});

test('full storage: the new stays in memory and is stored when there is room again', async () => {
  const store = openStore();
  await count(store);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await count(store);
  expect(store.status()).toBe('full');
  expect((await store.read('lab', 'digits'))?.runs).toBe(2);
  put.mockRestore();
  await store.update('page', 'concepts', () => ({ at: 2 }));
  expect(store.status()).toBe('stored');
  expect((await openStore().read('lab', 'digits'))?.runs).toBe(2);
});

test('a change that was refused while another was stored is not lost', async () => {
  const store = openStore();
  await count(store);
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  // The first is refused while the second, which knows nothing of it yet, is under way.
  await Promise.all([store.update('page', 'faq', () => ({ at: 1 })), store.update('page', 'teams', () => ({ at: 1 }))]);
  full.mockRestore();
  expect([...(await store.readAll()).entries.keys()].sort()).toEqual(['lab:digits', 'page:faq', 'page:teams']);
  await count(store);
  expect([...(await openStore().readAll()).entries.keys()].sort()).toEqual(['lab:digits', 'page:faq', 'page:teams']);
});

test('full storage does not undo a clock that was set back: what is in memory holds', async () => {
  const store = openStore();
  await store.update('draft', 'adam', () => ({ at: 5, text: 'stored' }));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await store.update('draft', 'adam', (old) => ({ at: old!.at + 1, text: 'new' }));
  expect(store.status()).toBe('full');
  expect((await store.read('draft', 'adam'))?.text).toBe('new');
});

test('what the page’s parts note: labs are counted, a page is read, the last place holds', async () => {
  vi.resetModules();
  const { recordLab, recordPage, recordPlace } = await import('../../../src/progress/record.ts');
  const { getProgress } = await import('../../../src/progress/store.ts');
  await Promise.all([recordLab('digits'), recordLab('digits'), recordPage('concepts')]);
  await recordPlace('concepts', '');
  await recordPlace('project/data', 'scaling');
  const { entries } = await getProgress().readAll();
  expect(entries.get('lab:digits')).toMatchObject({ runs: 2 });
  expect(entries.has('page:concepts')).toBe(true);
  expect(entries.get('place:last')).toMatchObject({ page: 'project/data', heading: 'scaling' });
  await getProgress().close();
});
