import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { momentAfter } from '../../../src/progress/entries.ts';
import { decodeFile, ImportError } from '../../../src/progress/exportFile.ts';
import { createProgressStore, type ProgressStore } from '../../../src/progress/store.ts';
import { keysOfBook } from '../../../src/progress/importing.ts';
import { PERSISTENCES, type Storage } from '../../support/persistence.ts';

const draft = (text: string, at = 1) => ({ at, text });
const ofBook = keysOfBook({
  pages: ['x', 'concepts'],
  labs: ['digits'],
  questions: ['concepts#a'],
  exercises: ['adam'],
});
const file = (changes: object) => JSON.stringify({ format: 'livegrad-progress', version: 1, entries: {}, ...changes });
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
    await store.update('draft', 'exercise/adam', () => draft('theirs', 9));
    const file = await store.exportText(10);
    storage = createStorage();
    const other = openStore();
    await other.update('quiz', 'concepts#a', () => ({ at: 7, answer: [0], tries: 1, isSolved: false }));
    await other.update('draft', 'exercise/adam', () => draft('mine', 3));
    expect(await other.importText(file, 'mine', ofBook)).toBe(2);
    expect(await other.read('quiz', 'concepts#a')).toEqual({ at: 7, answer: [0], tries: 2, isSolved: true });
    expect(await other.read('draft', 'exercise/adam')).toEqual(draft('mine', 3));
  });

  test('an import is previewed, takes drafts only when asked, and is taken back, also after a reload', async () => {
    const store = openStore();
    await store.update('draft', 'exercise/adam', () => draft('mine', 5));
    const given = file({
      entries: {
        'draft:exercise/adam': { at: 8_640_000_000_000_000, text: 'theirs' }, // the last moment there is
        'draft:own-network/digits#1f': { at: 1, text: 'of a link' },
        'page:concepts': { at: 2 },
        'page:of-another-book': { at: 2 },
        'exercise:adam': { at: 3, tries: 2 ** 53, isSolved: true, hints: 0, sawSolution: false },
      },
    });
    const preview = { entries: 4, changed: 4, foreign: 1, drafts: ['exercise/adam'] };
    expect(await store.previewImport(given, ofBook)).toEqual(preview);
    expect([...(await store.readAll()).entries.keys()]).toEqual(['draft:exercise/adam']);
    await store.importText(given, 'file', ofBook);
    const taken = await store.read('draft', 'exercise/adam');
    expect(taken?.text).toBe('theirs');
    expect(taken!.at).toBeLessThanOrEqual(Date.now() + 1);
    // A count that was beyond all bounds can still be counted on.
    await store.update('exercise', 'adam', (old) => ({ ...old!, tries: old!.tries + 1 }));
    expect(await store.read('exercise', 'adam')).toMatchObject({ tries: 1e6, isSolved: true });
    await store.update('page', 'concepts', (old) => ({ at: old!.at + 1 }));
    const reloaded = name === 'memory' ? store : openStore();
    expect(await reloaded.canUndoImport()).toBe(true);
    expect(await reloaded.undoImport()).toBe(true);
    expect((await reloaded.read('draft', 'exercise/adam'))?.text).toBe('mine');
    expect((await reloaded.read('draft', 'own-network/digits#1f'))?.text ?? '').toBe('');
    expect(await reloaded.read('page', 'concepts')).toEqual({ at: 3 }); // changed since
    expect(await reloaded.undoImport()).toBe(false);
  });

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
    [
      file({ entries: Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`page:${i}`, { at: 1 }])) }),
      'too-long',
    ],
  ])('a bad file is refused as a whole: %.60s', async (text, code) => {
    expect(() => decodeFile(text)).toThrow(expect.objectContaining({ code }) as ImportError);
    const store = openStore();
    await expect(store.importText(text, 'file', ofBook)).rejects.toThrow(ImportError);
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
    await store.importText(exported, 'file', ofBook);
    expect((await store.read('quiz', 'concepts#a'))?.answer).toBe(2);
  });
});
