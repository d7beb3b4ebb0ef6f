import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { momentAfter } from '../../../src/progress/entries.ts';
import { decodeFile, ImportError } from '../../../src/progress/exportFile.ts';
import { createProgressStore, type ProgressStore } from '../../../src/progress/store.ts';
import { PERSISTENCES, type Storage } from '../../support/persistence.ts';

const draft = (text: string, at = 1) => ({ at, text });
const count = (store: ProgressStore) => store.update('lab', 'digits', (old) => ({ at: 1, runs: (old?.runs ?? 0) + 1 }));

describe.each(PERSISTENCES)('progress in %s', (name, createStorage) => {
  let storage: Storage;
  const opened: ProgressStore[] = [];
  /** The progress as another tab or a reloaded page has it. */
  function openStore(): ProgressStore {
    const store = createProgressStore(storage());
    opened.push(store);
    return store;
  }
  beforeEach(() => (storage = createStorage()));
  afterEach(async () => {
    vi.restoreAllMocks();
    await Promise.all(opened.splice(0).map((store) => store.close()));
  });

  test('keeps entries', async () => {
    await openStore().update('draft', 'adam', () => draft('const x = 1;\n'));
    const store = openStore();
    expect(await store.read('draft', 'adam')).toEqual(draft('const x = 1;\n'));
    expect(await store.read('draft', 'other')).toBeNull();
    expect(store.status()).toBe(name === 'memory' ? 'refused' : 'stored');
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
    expect([...(await reloaded.readAll()).entries.keys()].sort()).toEqual(['lab:digits', 'page:concepts']);
    expect(await reloaded.undoReset()).toBe(false);
  });

  test('export and import move everything to another device and merge there', async () => {
    const store = openStore();
    await store.update('quiz', 'concepts#a', () => ({ at: 5, answer: [1], tries: 2, isSolved: true }));
    await store.update('draft', 'adam', () => draft('new', 9));
    const file = await store.exportText(10);
    storage = createStorage();
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
  });
});
