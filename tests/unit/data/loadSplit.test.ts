import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MNIST } from '../../../src/data/imageSets.ts';
import { beginSplit, loadSplit, type ImageSet } from '../../../src/data/loadSplit.ts';
import type { Fault } from '../../../src/engine/protocol.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { createTestContext } from '../../support/sessions.ts';

const globals = nodeImageGlobals();
let fetched: string[] = [];
/** Files that fail the first time. */
let failing = new Set<string>();

beforeEach(() => {
  fetched = [];
  failing = new Set();
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  vi.stubGlobal('fetch', async (url: URL, { signal }: { signal: AbortSignal }) => {
    const file = url.pathname.split('/').at(-1)!;
    fetched.push(file);
    if (failing.delete(file)) throw new TypeError('offline');
    const response = await globals.fetch(url);
    signal.throwIfAborted();
    return response;
  });
});
afterEach(() => void vi.unstubAllGlobals());

const areEqual = (a: ImageSet, b: ImageSet) =>
  Buffer.compare(a.images, b.images) === 0 && Buffer.compare(a.labels, b.labels) === 0;

async function load(
  count: number,
  signal = new AbortController().signal,
): Promise<{ set: ImageSet; faults: Fault[]; order: number[] }> {
  const faults: Fault[] = [];
  const order: number[] = [];
  const context = {
    ...createTestContext(),
    signal,
    recover: (fault: Fault) => (faults.push(fault), Promise.resolve()),
  };
  const loading = loadSplit(MNIST, 'train', count, context);
  for (;;) {
    const { done, value } = await loading.next();
    if (done) return { set: value, faults, order };
    order.push(value.sheets.done);
  }
}

describe('loading a split', () => {
  test('fetches every file once, what was begun before included, and in order', async () => {
    const plain = await load(5000);
    const files = [...fetched];
    fetched = [];
    const context = createTestContext();
    beginSplit(MNIST, 'train', context);
    const early = await load(5000, context.signal);
    expect(areEqual(early.set, plain.set)).toBe(true);
    expect(early.order).toEqual([1, 2]);
    expect(fetched).toEqual(files);
    expect(new Set(files).size).toBe(3);
  });

  test('loads for itself what was begun for a session that has been stopped', async () => {
    const { set } = await load(5000);
    const stopped = new AbortController();
    beginSplit(MNIST, 'train', { base: 'http://localhost/', signal: stopped.signal });
    stopped.abort(new DOMException('stopped', 'AbortError'));
    const { set: again, faults } = await load(5000);
    expect(areEqual(again, set)).toBe(true);
    expect(faults).toEqual([]);
  });

  test.each([['manifest.json'], ['train-01.webp'], ['train-02.webp']])(
    'says when %s cannot be fetched, and goes on when the reader says so',
    async (file) => {
      const { set } = await load(5000);
      const name = fetched.find((known) => known.startsWith(file.split('.')[0]!))!;
      failing.add(name);
      const context = createTestContext();
      beginSplit(MNIST, 'train', context);
      const { set: again, faults } = await load(5000, context.signal);
      expect(faults).toMatchObject([{ code: 'data-network', canContinue: true }]);
      expect(faults[0]!.detail).toContain(name);
      expect(areEqual(again, set)).toBe(true);
    },
  );

  test('an old list is said, before anything is trained on, and fetched again when the reader says so', async () => {
    const { set } = await load(5000);
    let answers = ['<html>', '{"sheets":[]}'];
    const whole = globalThis.fetch;
    vi.stubGlobal('fetch', (url: URL, init: { signal: AbortSignal }) => {
      const old = url.pathname.endsWith('manifest.json') ? answers.shift() : undefined;
      return old === undefined ? whole(url, init) : Promise.resolve(new Response(old));
    });
    const { set: again, faults } = await load(5000);
    expect(faults.map(({ code, canContinue }) => [code, canContinue])).toEqual([
      ['data-list', true],
      ['data-list', true],
    ]);
    expect(areEqual(again, set)).toBe(true);
    // The same for a download that was begun ahead.
    answers = ['<html>'];
    const context = createTestContext();
    beginSplit(MNIST, 'train', context);
    const begun = await load(5000, context.signal);
    expect(begun.faults).toMatchObject([{ code: 'data-list' }]);
    expect(areEqual(begun.set, set)).toBe(true);
    await expect(load(60_001)).rejects.toThrow('only 60000 images');
  });
});
