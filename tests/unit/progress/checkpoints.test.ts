import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

interface Run {
  step: number;
  weights: Float32Array;
}
const isRun = (value: unknown): value is Run =>
  typeof (value as Run | null)?.step === 'number' && (value as Run).weights instanceof Float32Array;
const run: Run = { step: 7, weights: Float32Array.of(1, -2, 0.5) };
const at = (step: number): Run => ({ ...run, step });

/** The store as a newly opened page has it: nothing remembered. */
async function openPage() {
  vi.resetModules();
  return import('../../../src/progress/checkpoints.ts');
}
type Page = Awaited<ReturnType<typeof openPage>>;
const stepsIn = async (page: Page, lab = 'cifar10') =>
  (await page.loadRuns(lab, isRun)).runs.map(({ id, run: { step } }) => `${id}: ${step}`);

/** Puts a record as an earlier version or an accident would have left it. */
async function put(key: string, record: unknown) {
  const database = await openDB('livegrad');
  await database.put('runs', record, key);
  database.close();
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('saved runs', () => {
  test('outlive the page, bit for bit', async () => {
    expect(await (await openPage()).saveRun('cifar10', 'a', run)).toEqual({ trouble: null, others: [] });
    const { runs, damaged, trouble } = await (await openPage()).loadRuns('cifar10', isRun);
    expect(runs).toMatchObject([{ id: 'a', run }]);
    expect([damaged, trouble]).toEqual([[], null]);
  });

  test('belong to a lab, and a later state of a run takes the place of the earlier', async () => {
    const page = await openPage();
    await page.saveRun('cifar10', 'a', at(1));
    await page.saveRun('cifar10-b', 'a', at(2));
    await page.saveRun('cifar10', 'a', at(3));
    expect(await stepsIn(page)).toEqual(['a: 3']);
    expect(await stepsIn(page, 'cifar10-b')).toEqual(['a: 2']);
  });

  test('can be forgotten', async () => {
    const page = await openPage();
    await page.saveRun('cifar10', 'a', run);
    await page.deleteRun('cifar10', 'a');
    expect(await stepsIn(page)).toEqual([]);
  });

  test('of two tabs at once are both kept, also when both went on from the same', async () => {
    const [one, two] = [await openPage(), await openPage()];
    await one.saveRun('cifar10', 'old', at(1));
    await one.saveRun('cifar10', 'a', at(2), 'old');
    expect(await two.saveRun('cifar10', 'b', at(3), 'old')).toEqual({ trouble: null, others: ['a'] });
    expect(await one.saveRun('cifar10', 'a', at(4), 'old')).toEqual({ trouble: null, others: ['b'] });
    expect((await stepsIn(await openPage())).sort()).toEqual(['a: 4', 'b: 3']);
  });

  test('are a few: the oldest goes, never the one that is saved', async () => {
    const page = await openPage();
    for (const [i, id] of ['a', 'b', 'c', 'd'].entries()) await page.saveRun('cifar10', id, at(i));
    expect(await stepsIn(page)).toEqual(['d: 3', 'c: 2', 'b: 1']);
    await page.saveRun('cifar10', 'b', at(9));
    await page.saveRun('cifar10', 'e', at(10));
    expect(await stepsIn(page)).toEqual(['e: 10', 'b: 9', 'd: 3']);
  });

  test('keep their order when the clock is set back', async () => {
    const page = await openPage();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
    await page.saveRun('cifar10', 'a', at(1));
    clock.mockReturnValue(5); // an hour ago
    await page.saveRun('cifar10', 'b', at(2));
    expect(await stepsIn(page)).toEqual(['b: 2', 'a: 1']);
    const later = await openPage();
    expect(await stepsIn(later)).toEqual(['b: 2', 'a: 1']);
    await later.saveRun('cifar10', 'c', at(3));
    expect(await stepsIn(later)).toEqual(['c: 3', 'b: 2', 'a: 1']);
  });

  test('the one run of an earlier version is found, continued and replaced', async () => {
    const page = await openPage();
    await page.loadRuns('cifar10', isRun); // makes the database
    await put('cifar10', { version: 1, savedAt: 1, run });
    expect(await stepsIn(page)).toEqual([': 7']);
    await page.saveRun('cifar10', 'a', at(8), '');
    expect(await stepsIn(page)).toEqual(['a: 8']);
  });

  test.each([null, 5, {}, { version: 2, savedAt: 1, run }, { version: 1, savedAt: 1, run: { step: 'x' } }])(
    'a damaged record is told from a run: %j',
    async (record) => {
      const page = await openPage();
      await page.saveRun('cifar10', 'a', run);
      await put('cifar10/b', record);
      const { runs, damaged } = await page.loadRuns('cifar10', isRun);
      expect([runs.map(({ id }) => id), damaged]).toEqual([['a'], ['b']]);
    },
  );

  test('stay in memory when the browser refuses storage', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const page = await openPage();
    expect(await page.loadRuns('cifar10', isRun)).toEqual({ runs: [], damaged: [], trouble: 'refused' });
    expect(await page.saveRun('cifar10', 'a', run)).toEqual({ trouble: 'refused', others: [] });
    expect((await page.loadRuns('cifar10', isRun)).runs).toMatchObject([{ id: 'a', run }]);
    await page.deleteRun('cifar10', 'a');
    expect(await stepsIn(page)).toEqual([]);
  });

  test('a full store keeps the newest state in memory, and the stored one stays', async () => {
    const page = await openPage();
    await page.saveRun('cifar10', 'a', run);
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await page.saveRun('cifar10', 'a', at(9))).toEqual({ trouble: 'refused', others: [] });
    full.mockRestore();
    expect(await stepsIn(page)).toEqual(['a: 9']);
    expect(await stepsIn(await openPage())).toEqual(['a: 7']);
  });
});
