import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';

interface Run {
  step: number;
  weights: Float32Array;
}
const isRun = (value: unknown): value is Run =>
  typeof (value as Run | null)?.step === 'number' && (value as Run).weights instanceof Float32Array;
const run: Run = { step: 7, weights: Float32Array.of(1, -2, 0.5) };

/** The store as a newly opened page has it: nothing remembered. */
async function openPage() {
  vi.resetModules();
  return import('../../../src/progress/checkpoints.ts');
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('saved runs', () => {
  test('outlive the page, bit for bit', async () => {
    expect(await (await openPage()).saveRun('cifar10', run)).toBe(true);
    const found = await (await openPage()).loadRun('cifar10', isRun);
    expect(found).toMatchObject({ kind: 'run', run });
  });

  test('are one for each lab, the last one', async () => {
    const store = await openPage();
    await store.saveRun('cifar10', run);
    await store.saveRun('other', { ...run, step: 1 });
    await store.saveRun('cifar10', { ...run, step: 8 });
    expect(await store.loadRun('cifar10', isRun)).toMatchObject({ run: { step: 8 } });
    expect(await store.loadRun('other', isRun)).toMatchObject({ run: { step: 1 } });
  });

  test('can be forgotten', async () => {
    const store = await openPage();
    await store.saveRun('cifar10', run);
    await store.deleteRun('cifar10');
    expect(await store.loadRun('cifar10', isRun)).toEqual({ kind: 'none' });
  });

  test.each([null, 5, {}, { version: 2, savedAt: 1, run }, { version: 1, savedAt: 1, run: { step: 'x' } }])(
    'a damaged record is told from a run: %j',
    async (record) => {
      const store = await openPage();
      await store.saveRun('cifar10', run);
      const database = await openDB('livegrad');
      await database.put('runs', record, 'cifar10');
      database.close();
      expect(await store.loadRun('cifar10', isRun)).toEqual({ kind: 'damaged' });
    },
  );

  test('stay in memory when the browser refuses storage', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const store = await openPage();
    expect(await store.loadRun('cifar10', isRun)).toEqual({ kind: 'refused' });
    expect(await store.saveRun('cifar10', run)).toBe(false);
    expect(await store.loadRun('cifar10', isRun)).toMatchObject({ kind: 'run', run });
    await store.deleteRun('cifar10');
  });

  test('a full store keeps the newest run in memory', async () => {
    const store = await openPage();
    await store.saveRun('cifar10', run);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await store.saveRun('cifar10', { ...run, step: 9 })).toBe(false);
    put.mockRestore();
    expect(await store.loadRun('cifar10', isRun)).toMatchObject({ run: { step: 9 } });
  });
});
