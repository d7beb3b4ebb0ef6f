import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mergeEntries, momentAfter, parseEntry, type Kinds } from '../../../src/progress/entries.ts';
import { decodeFile, ImportError } from '../../../src/progress/exportFile.ts';
import { createProgressStore, MIGRATIONS, type ProgressStore } from '../../../src/progress/store.ts';

const opened: ProgressStore[] = [];
/** A store as another tab or a reloaded page has it. */
function openStore(migrations = MIGRATIONS): ProgressStore {
  const store = createProgressStore(migrations);
  opened.push(store);
  return store;
}
const count = (store: ProgressStore) => store.update('lab', 'digits', (old) => ({ at: 1, runs: (old?.runs ?? 0) + 1 }));
const draft = (text: string, at = 1) => ({ at, text });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

describe('the store', () => {
  test('keeps entries over a reload', async () => {
    await openStore().update('draft', 'adam', () => draft('const x = 1;\n'));
    const store = openStore();
    expect(await store.read('draft', 'adam')).toEqual(draft('const x = 1;\n'));
    expect(await store.read('draft', 'other')).toBeNull();
    expect(store.status()).toBe('stored');
  });

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
    expect(store.status()).toBe('refused');
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

  test('a reset can be undone, also after a reload and on top of what is new', async () => {
    const store = openStore();
    await count(store);
    await store.reset();
    expect((await store.readAll()).entries.size).toBe(0);
    const reloaded = openStore();
    expect(await reloaded.canUndo()).toBe(true);
    await reloaded.update('page', 'concepts', () => ({ at: 2 }));
    expect(await reloaded.undoReset()).toBe(true);
    expect([...(await reloaded.readAll()).entries.keys()]).toEqual(['lab:digits', 'page:concepts']);
    expect(await reloaded.undoReset()).toBe(false);
  });
});

describe('export and import', () => {
  test('move everything to another device and merge there', async () => {
    const store = openStore();
    await store.update('quiz', 'concepts#a', () => ({ at: 5, answer: [1], tries: 2, isSolved: true }));
    await store.update('draft', 'adam', () => draft('new', 9));
    const file = await store.exportText(10);
    globalThis.indexedDB = new IDBFactory();
    const other = openStore();
    await other.update('quiz', 'concepts#a', () => ({ at: 7, answer: [0], tries: 1, isSolved: false }));
    await other.update('draft', 'adam', () => draft('old', 3));
    expect(await other.importText(file)).toBe(2);
    expect(await other.read('quiz', 'concepts#a')).toEqual({ at: 7, answer: [0], tries: 2, isSolved: true });
    expect(await other.read('draft', 'adam')).toEqual(draft('new', 9));
  });

  const file = (changes: object) =>
    JSON.stringify({ format: 'livegrad-progress', version: 1, entries: {}, ...changes });
  test.each([
    ['{', 'not-json'],
    ['null', 'not-progress'],
    [file({ format: 'x' }), 'not-progress'],
    [file({ version: 2 }), 'newer'],
    [file({ version: 'x' }), 'damaged'],
    [file({ entries: { 'page:x': { at: 1 }, 'lab:x': { at: 1, runs: 1.5 } } }), 'damaged'],
    [file({ entries: { 'constructor:x': { at: 1 } } }), 'damaged'],
    [file({ entries: { 'page:x': { at: 1e308 } } }), 'damaged'],
    [file({ entries: { 'draft:x': { at: 1, text: 'x'.repeat(200_001) } } }), 'damaged'],
    [' '.repeat(20_000_001), 'too-long'],
  ])('a bad file is refused as a whole: %.60s', async (text, code) => {
    expect(() => decodeFile(text)).toThrow(expect.objectContaining({ code }) as ImportError);
    const store = openStore();
    await expect(store.importText(text)).rejects.toThrow(ImportError);
    expect((await store.readAll()).entries.size).toBe(0);
  });
});

test('merging depends neither on the order nor on how often', () => {
  const quiz = fc.record({
    at: fc.integer({ min: 0, max: 3 }),
    answer: fc.array(fc.nat(2), { maxLength: 2 }),
    tries: fc.nat(3),
    isSolved: fc.boolean(),
  });
  fc.assert(
    fc.property(quiz, quiz, quiz, (a, b, c) => {
      const merge = mergeEntries<'quiz'>;
      expect(merge(a, b)).toEqual(merge(b, a));
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      expect(merge(a, a)).toEqual(a);
    }),
  );
  const exercise = fc.record({
    at: fc.integer({ min: 0, max: 3 }),
    tries: fc.nat(3),
    isSolved: fc.boolean(),
    hints: fc.nat(3),
    sawSolution: fc.boolean(),
  });
  fc.assert(
    fc.property(exercise, exercise, exercise, (a, b, c) => {
      const merge = mergeEntries<'exercise'>;
      expect(merge(a, b)).toEqual(merge(b, a));
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
    }),
  );
  const [early, late] = [
    { at: 1, tries: 4, isSolved: true, hints: 2, sawSolution: true },
    { at: 2, tries: 1, isSolved: false, hints: 3, sawSolution: false },
  ];
  const both = { at: 2, tries: 4, isSolved: true, hints: 3, sawSolution: true };
  expect(mergeEntries<'exercise'>(early, late)).toEqual(both);
});

test('an entry has its fields and no others', () => {
  const place: Kinds['place'] = { at: 1, page: 'concepts', heading: '' };
  expect(parseEntry('place', { ...place, more: 1 })).toEqual(place);
  expect(parseEntry('quiz', { at: 1, answer: Number.NaN, tries: 1, isSolved: true })).toBeNull();
  expect(parseEntry('page', null)).toBeNull();
  expect(parseEntry('exercise', { at: 1, tries: 1, isSolved: true, hints: 0, sawSolution: 1 })).toBeNull();
});

test('a clock that is set back loses no change', async () => {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
  const store = openStore();
  const answer = (given: number) =>
    store.update('quiz', 'concepts#a', (old) => ({
      at: momentAfter(old),
      answer: given,
      tries: (old?.tries ?? 0) + 1,
      isSolved: false,
    }));
  await answer(1);
  const exported = await store.exportText(0);
  clock.mockReturnValue(400_000); // ten minutes ago
  await answer(2);
  expect(await store.read('quiz', 'concepts#a')).toMatchObject({ at: 1_000_001, answer: 2, tries: 2 });
  // The older state comes back with a file: what was answered after it still holds.
  await store.importText(exported);
  expect((await store.read('quiz', 'concepts#a'))?.answer).toBe(2);
  // Storage is full meanwhile: the change lives in memory and holds against what is stored.
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await answer(3);
  expect(store.status()).toBe('full');
  expect((await store.read('quiz', 'concepts#a'))?.answer).toBe(3);
});

test('a moment is later than the one before, and never later than the last there is', () => {
  vi.spyOn(Date, 'now').mockReturnValue(50);
  expect(momentAfter(null)).toBe(50);
  expect(momentAfter({ at: 10 })).toBe(50);
  expect(momentAfter({ at: 50 })).toBe(51);
  expect(momentAfter({ at: 99 })).toBe(100);
  expect(parseEntry('page', { at: momentAfter({ at: 8.64e15 }) })).not.toBeNull();
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
