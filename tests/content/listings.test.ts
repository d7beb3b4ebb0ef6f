import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commentsOf, translateComments } from '../../build/markdown/comments.ts';
import { extractRegion } from '../../build/markdown/listing.ts';
import { attributes, expectNone, pagesOf, readJson, root } from '../support/pages.ts';

/** Every `<Listing>` of the Chinese pages and of the labs, with the comments that it shows. */
const labs = readdirSync(`${root}components`, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.astro'),
);
const shown = [
  ...pagesOf('zh-cn').map(({ body }) => body),
  ...labs.map((path) => readFileSync(`${root}components/${path}`, 'utf8')),
].flatMap((text) => {
  const [files, regions] = [attributes(text, 'Listing', 'file'), attributes(text, 'Listing', 'region')];
  return files.map((file, i) => ({ file, region: regions[i]! }));
});
const comments = shown.flatMap(({ file, region }) =>
  commentsOf(extractRegion(readFileSync(root + file, 'utf8'), region, file)).map((en) => ({ en, file, region })),
);
const words = readJson<{ en: string; zh: string }[]>('listings.json');

test('every comment of a listing has its Chinese', () => {
  const known = new Set(words.map(({ en }) => en));
  expectNone(
    comments
      .filter(({ en }) => !known.has(en))
      .map(({ en, file, region }) => `content/listings.json lacks a comment of ${file}, ${region}: "${en}"`),
  );
});

test('no Chinese is left over from a comment that has changed', () => {
  const used = new Set(comments.map(({ en }) => en));
  expectNone(words.filter(({ en }) => !used.has(en)).map(({ en }) => `content/listings.json: no listing says "${en}"`));
});

test('comments keep their place and their form; notation and code stay', () => {
  const source = [
    '/** Adds. @param x [n] */',
    'function add(x) {',
    '  /**',
    '   * Two lines',
    '   * of text.',
    '   */',
    "  open('http://host'); // now",
    '  return x; // [n, 2]',
    '}',
  ].join('\n');
  expect(commentsOf(source)).toEqual(['Adds. @param x [n]', 'Two lines of text.', 'now']);
  const chinese = new Map([
    ['Adds. @param x [n]', '相加。\n@param x [n]'],
    ['Two lines of text.', '两行文字。'],
    ['now', '现在'],
  ]);
  expect(translateComments(source, chinese)).toBe(
    [
      '/**',
      ' * 相加。',
      ' * @param x [n]',
      ' */',
      'function add(x) {',
      '  /** 两行文字。 */',
      "  open('http://host'); // 现在",
      '  return x; // [n, 2]',
      '}',
    ].join('\n'),
  );
  expect(translateComments(source, new Map())).toBe(source);
});
