import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { balancedOrder } from '../../../scripts/data/cifar10.ts';
import { CIFAR10 } from '../../../src/data/imageSets.ts';
import { DataError, loadManifest, loadSheet, unpackTiles } from '../../../src/data/sheets.ts';
import type { SheetManifest } from '../../../src/data/manifest.ts';
import { sha256, sha256InJavaScript } from '../../../src/data/sha256.ts';

const folder = new URL('../../../public/data/cifar10/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as SheetManifest;
const { signal } = new AbortController();
afterEach(() => vi.unstubAllGlobals());

describe('the committed CIFAR-10 sheets', () => {
  test('hold 50,000 + 10,000 images, 250 of each class in every sheet', () => {
    const images = (split: string) => 2500 * manifest.sheets.filter((sheet) => sheet.split === split).length;
    expect([images('train'), images('test')]).toEqual([50_000, 10_000]);
    for (const { labels } of manifest.sheets) {
      const counts = Array.from({ length: 10 }, (_, c) => [...labels].filter((digit) => digit === String(c)).length);
      expect(counts).toEqual(Array.from({ length: 10 }, () => 250));
    }
  });

  test('have the hashes and sizes of the manifest', () => {
    for (const { file, sha256: expected, bytes } of manifest.sheets) {
      const content = readFileSync(new URL(file, folder));
      expect(content.length).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(expected);
    }
  });

  test('begin the test set with the article’s first ten images', async () => {
    const sheet = manifest.sheets.find(({ file }) => file === 'test-01.avif')!;
    expect(sheet.labels.slice(0, 10)).toBe('3880661631');
    const rgba = await sharp(readFileSync(new URL('test-01.avif', folder)))
      .ensureAlpha()
      .raw()
      .toBuffer();
    const images = unpackTiles(rgba, 32, 50);
    expect(images).toHaveLength(2500 * 3072);
    // The first pixels of the first test image of the original file, a cat on a brown floor: about (158, 112, 49).
    const error = Math.max(...[158, 112, 49].map((value, i) => Math.abs(images[i]! - value)));
    expect(error).toBeLessThan(24);
  });
});

describe('loading a sheet', () => {
  const serve = (handler: (file: string) => Response | Promise<Response>) =>
    vi.stubGlobal('fetch', (url: URL) => Promise.resolve(handler(url.pathname.split('/').at(-1)!)));
  const load = () => loadSheet(CIFAR10, manifest, 'train-01.avif', { base: 'http://localhost/book/', signal });
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'fine',
      (error: DataError) => `${error.code} ${error.file}`,
    );

  test('tells a failing download from a damaged one and from one that is no image', async () => {
    serve(() => new Response('', { status: 503 }));
    expect(await codeOf(load())).toBe('data-network train-01.avif');
    serve(() => Promise.reject(new TypeError('offline')));
    expect(await codeOf(load())).toBe('data-network train-01.avif');
    serve(() => new Response('broken'));
    expect(await codeOf(load())).toBe('data-hash train-01.avif');
    serve(() => new Response('<html>'));
    expect(await codeOf(loadManifest(CIFAR10, { base: 'http://localhost/', signal }))).toBe('data-list manifest.json');
    serve((file) => new Response(readFileSync(new URL(file, folder)))); // Node has no image decoder
    expect(await codeOf(load())).toBe('data-decode train-01.avif');
  });
});

describe('helpers', () => {
  test('computes SHA-256 like the platform, for every padding length', async () => {
    for (const n of [0, 1, 55, 56, 63, 64, 65, 1000]) {
      const bytes = Uint8Array.from({ length: n }, (_, i) => i * 7);
      const expected = createHash('sha256').update(bytes).digest('hex');
      expect(Buffer.from(sha256InJavaScript(bytes)).toString('hex')).toBe(expected);
      expect(await sha256(bytes)).toBe(expected);
    }
  });

  test('cuts tiles row by row', () => {
    const rgba = Uint8Array.from({ length: 2 * 2 * 4 }, (_, i) => i); // 2×2 tiles of 1×1 pixel
    expect([...unpackTiles(rgba, 1, 2)]).toEqual([0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14]);
  });

  test('orders images so that the front keeps its place and sheets are balanced', () => {
    const labels = Array.from({ length: 5000 }, (_, i) => i % 10);
    const order = balancedOrder(labels, 1, 10);
    expect(order.slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(order).size).toBe(5000);
    expect(order.slice(0, 2500).filter((row) => labels[row] === 4)).toHaveLength(250);
  });
});
