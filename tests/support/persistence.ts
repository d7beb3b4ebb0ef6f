import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { indexedDbPersistence } from '../../src/progress/indexedDb.ts';
import { memoryPersistence } from '../../src/progress/memory.ts';
import { UNDO_KEY, type Persistence } from '../../src/progress/persistence.ts';

/** A storage that begins empty: each call opens it as another tab has it. */
export type Storage = () => Persistence;

/** Every adapter with a storage of its own. */
export const PERSISTENCES: [name: string, createStorage: () => Storage][] = [
  [
    'indexedDb',
    () => {
      globalThis.indexedDB = new IDBFactory();
      return () => indexedDbPersistence();
    },
  ],
  [
    'memory',
    () => {
      const persistence = memoryPersistence();
      return () => persistence;
    },
  ],
];

const put = (persistence: Persistence, values: Record<string, unknown>) =>
  persistence.write(Object.keys(values), () => new Map(Object.entries(values)));

/** What every adapter promises. @param open gives an empty storage, anew in each test */
export function keepsThePromises(open: () => Persistence): void {
  test('an empty storage has nothing', async () => {
    expect(await open().read()).toEqual(new Map());
    expect(await open().read(['lab:digits', UNDO_KEY])).toEqual(new Map());
  });

  test('values are read by their keys, or all entries; another tab reads the same', async () => {
    const [one, other] = [open(), open()];
    await put(one, { 'lab:digits': { at: 1, runs: 2 }, 'page:concepts': { at: 2 } });
    expect(await other.read(['page:concepts', 'page:none'])).toEqual(new Map([['page:concepts', { at: 2 }]]));
    expect(await other.read()).toEqual(
      new Map<string, unknown>([
        ['lab:digits', { at: 1, runs: 2 }],
        ['page:concepts', { at: 2 }],
      ]),
    );
  });

  test('a change sees what it changes, and undefined removes', async () => {
    const storage = open();
    await put(storage, { a: 1, b: 2 });
    await storage.write(['a', 'b', 'c'], (stored) => {
      expect(stored).toEqual(new Map(Object.entries({ a: 1, b: 2 })));
      return new Map<string, unknown>([
        ['a', undefined],
        ['b', 3],
      ]);
    });
    expect(await storage.read()).toEqual(new Map([['b', 3]]));
  });

  test('a change sees nothing else', async () => {
    const storage = open();
    await put(storage, { a: 1, b: 2 });
    await storage.write(['a'], (stored) => {
      expect([...stored.keys()]).toEqual(['a']);
      return stored;
    });
  });

  test('what a reset removed is no entry; a change of all sees it', async () => {
    const storage = open();
    await put(storage, { a: 1, [UNDO_KEY]: 'text' });
    expect([...(await storage.read()).keys()]).toEqual(['a']);
    expect(await storage.read([UNDO_KEY])).toEqual(new Map([[UNDO_KEY, 'text']]));
    await storage.write('all', (stored) => {
      expect([...stored.keys()].sort()).toEqual(['a', UNDO_KEY]);
      return new Map([...stored.keys()].map((key) => [key, undefined]));
    });
    expect(await storage.read(['a', UNDO_KEY])).toEqual(new Map());
  });

  test('changes at once do not lose one another', async () => {
    const tabs = [open(), open()];
    const count = (tab: Persistence) =>
      tab.write(['n'], (stored) => new Map([['n', ((stored.get('n') as number | undefined) ?? 0) + 1]]));
    await Promise.all(Array.from({ length: 50 }, (_, i) => count(tabs[i % 2]!)));
    expect((await tabs[0]!.read(['n'])).get('n')).toBe(50);
  });

  test('a change that throws changes nothing', async () => {
    const storage = open();
    await put(storage, { a: 1 });
    const broken = storage.write(['a', 'b'], () => {
      throw new RangeError('no');
    });
    await expect(broken).rejects.toThrow(RangeError);
    expect(await storage.read()).toEqual(new Map([['a', 1]]));
  });

  test('what was given away is a copy', async () => {
    const storage = open();
    const entry = { at: 1 };
    await put(storage, { a: entry });
    entry.at = 2;
    ((await storage.read()).get('a') as { at: number }).at = 3;
    expect(await storage.read()).toEqual(new Map([['a', { at: 1 }]]));
  });

  test('listeners hear of every change, of other tabs too, until they stop', async () => {
    const [one, other] = [open(), open()];
    const [here, there] = [vi.fn(), vi.fn()];
    const stop = one.subscribe(here);
    other.subscribe(there);
    await put(one, { a: 1 });
    expect(here).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(there).toHaveBeenCalled());
    stop();
    await put(one, { a: 2 });
    expect(here).toHaveBeenCalledTimes(1);
  });
}
