import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { captionOf, type CaptionedManifest } from '../../../components/prose/dataCaption.ts';
import { readIdx, stratifiedOrder } from '../../../scripts/data/mnist.ts';
import { layOutTiles } from '../../../scripts/data/tiles.ts';
import { measureInk } from '../../../src/labs/digits/drawing.ts';
import { unpackTiles } from '../../../src/data/sheets.ts';
import type { SheetManifest } from '../../../src/data/manifest.ts';

const folder = new URL('../../../public/data/mnist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as SheetManifest &
  CaptionedManifest & { counts: { train: number; test: number } };
const labelsOf = (split: string) =>
  manifest.sheets
    .filter((sheet) => sheet.split === split)
    .map(({ labels }) => labels)
    .join('');
const countsOf = (labels: string) => Array.from({ length: 10 }, (_, c) => labels.split(String(c)).length - 1);

describe('the committed MNIST sheets', () => {
  test('hold 60,000 + 10,000 images with the class counts of the original', () => {
    expect(countsOf(labelsOf('train'))).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    expect(countsOf(labelsOf('test'))).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect(manifest.counts).toEqual({ train: 60_000, test: 10_000 });
  });

  test('hold every class in its share in every sheet', () => {
    for (const { split, labels } of manifest.sheets) {
      const whole = labelsOf(split);
      const expected = countsOf(whole).map((count) => (count * labels.length) / whole.length);
      for (const [c, count] of countsOf(labels).entries()) expect(count).toBeNear(expected[c]!, 2);
    }
  });

  test('have the hashes and sizes of the manifest', () => {
    for (const { file, sha256: expected, bytes } of manifest.sheets) {
      const content = readFileSync(new URL(file, folder));
      expect(content.length).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(expected);
    }
  });

  test('hold digits whose longer side is 20 pixels and whose centre of mass is pixel (14, 14), as the text says', async () => {
    const rgba = await sharp(readFileSync(new URL('test-01.webp', folder)))
      .ensureAlpha()
      .raw()
      .toBuffer();
    const images = unpackTiles(rgba, 28, 50, 1);
    expect(images).toHaveLength(2500 * 784);
    let short = 0;
    for (let k = 0; k < 2500; k++) {
      const { box, centre } = measureInk(Float32Array.from(images.subarray(k * 784, (k + 1) * 784)), 28)!;
      if (Math.max(box.width, box.height) !== 20) short++;
      expect(centre.x).toBeNear(14, 0.53);
      expect(centre.y).toBeNear(14, 0.53);
    }
    expect(short).toBeLessThan(5);
  });

  test('are captioned as real and lossless, in both languages', () => {
    expect(captionOf(manifest, 'en')).toContain('60,000 training and 10,000 test images');
    expect(captionOf(manifest, 'zh-cn')).toContain('无损');
    for (const locale of ['en', 'zh-cn'] as const) expect(captionOf(manifest, locale)).not.toMatch(/PSNR|undefined/);
  });
});

describe('cutting the set', () => {
  test('reads IDX files and refuses others', () => {
    const file = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 3, 7, 8, 9);
    expect(readIdx(file)).toEqual({ shape: [1, 3], values: Uint8Array.of(7, 8, 9) });
    expect(() => readIdx(file.subarray(0, 14))).toThrow(/length/);
    expect(() => readIdx(Uint8Array.of(0, 0, 9, 1, 0, 0, 0, 1, 7))).toThrow(/IDX/);
  });

  test('orders rows so that any beginning has the classes in their shares', () => {
    const labels = Array.from({ length: 1000 }, (_, i) => (i < 700 ? 0 : 1 + (i % 9)));
    const order = stratifiedOrder(labels, 1);
    expect(new Set(order).size).toBe(1000);
    expect(order.slice(0, 100).filter((row) => labels[row] === 0).length).toBeNear(70, 2);
  });

  test('lays out tiles as the loader cuts them', () => {
    const images = Uint8Array.from({ length: 4 * 4 }, (_, i) => i); // four images of 2×2
    const sheet = layOutTiles(images, [0, 1, 2, 3], { imageSize: 2, channels: 1, tiles: 2 });
    const rgba = Uint8Array.from({ length: sheet.length * 4 }, (_, i) => sheet[i >> 2]!);
    expect(unpackTiles(rgba, 2, 2, 1)).toEqual(images);
  });
});
