import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CIFAR10, MNIST } from '../../../src/data/imageSets.ts';
import { readManifest, type SheetManifest } from '../../../src/data/manifest.ts';

const textOf = (name: string) =>
  readFileSync(new URL(`../../../public/data/${name}/manifest.json`, import.meta.url), 'utf8');
const text = textOf('mnist');

/** What is said of the list after a change. */
function refusal(change: (manifest: Record<keyof SheetManifest, unknown> & SheetManifest) => unknown): string {
  const manifest = JSON.parse(text) as SheetManifest;
  change(manifest);
  const read = readManifest(JSON.stringify(manifest), MNIST);
  return typeof read === 'string' ? read : 'accepted';
}

describe('the list of a set', () => {
  test.each([CIFAR10, MNIST])('of $name is accepted as it is committed', (set) => {
    expect(readManifest(textOf(set.name), set)).toMatchObject({ imageSize: set.imageSize, imagesPerSheet: 2500 });
  });

  test('is refused when it is another page, another set, or half a list', () => {
    expect(readManifest('<!doctype html><title>Sign in</title>', MNIST)).toBe(
      'not JSON: <!doctype html><title>Sign in</title>',
    );
    for (const other of ['null', '3', '[]', '{}', '{"sheets":[{}]}'])
      expect(readManifest(other, MNIST)).toMatch(/not of 28/);
    expect(readManifest(text, CIFAR10)).toBe('images of 28 pixels, not of 32');
    expect(refusal((m) => (m.sheets = {} as never))).toBe('no list of sheets');
    expect(refusal((m) => (m.sheets = []))).toBe('0 images of train are listed, not 60000');
    expect(refusal((m) => m.sheets.splice(1, 1))).toBe('57500 images of train are listed, not 60000');
    expect(refusal((m) => m.sheets.pop())).toBe('7500 images of test are listed, not 10000');
    expect(refusal((m) => (m.sheets[1] = m.sheets[0]!))).toBe('a sheet is listed twice');
    for (const count of [2501, 0, -4, '2500', null])
      expect(refusal((m) => (m.imagesPerSheet = count as never))).toMatch(/no square$/);
    expect(refusal((m) => (m.imagesPerSheet = 100))).toBe('sheet 1 of the list is not one');
  });

  test('is refused when anything of a sheet is missing or of another form', () => {
    const wrong = {
      file: ['../x.avif', 'x.png', 3],
      split: ['validation', undefined],
      bytes: [0, -1, '3'],
      sha256: ['', 'x'.repeat(64), 3],
      labels: ['0'.repeat(100), 'x'.repeat(2500), 3],
    };
    for (const [field, values] of Object.entries(wrong)) {
      for (const value of values)
        expect(
          refusal((m) => Object.assign(m.sheets[2]!, { [field]: value })),
          field,
        ).toBe('sheet 3 of the list is not one');
    }
  });

  test('whatever it is, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(typeof readManifest(json, MNIST)).toBe('string');
      }),
      { seed: 1 },
    );
  });
});
