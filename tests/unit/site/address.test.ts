import { expect, test } from 'vitest';
import {
  absoluteRoot,
  filePath,
  pagePath,
  placeAt,
  relativeRoot,
  siteRoot,
  UNKNOWN_BASE,
} from '../../../src/site/address.ts';

test('addresses of pages and files begin at the root', () => {
  expect(siteRoot()).toBe('/');
  expect(filePath('social/en.png')).toBe('/social/en.png');
  expect(pagePath('en', '')).toBe('/en/');
  expect(pagePath('zh-cn', 'project/training', 'batch')).toBe('/zh-cn/project/training/#batch');
  expect(pagePath('en', '', 'map')).toBe('/en/#map');
});

test('a script knows the root by the base, and without one by its own address', () => {
  const page = 'https://host/book/en/concepts/?backend=cpu#x';
  const script = 'https://host/any/folder/_astro/client.js';
  expect(absoluteRoot('/book/', page, script)).toBe('https://host/book/');
  expect(absoluteRoot(UNKNOWN_BASE, page, script)).toBe('https://host/any/folder/');
});

test('a page without a known base finds the root from where it stands', () => {
  expect(relativeRoot('index.html')).toBe('./');
  expect(relativeRoot('en/concepts/networks/index.html')).toBe('../../../');
  expect(placeAt(`<a href="${UNKNOWN_BASE}en/#map">`, 'zh-cn/index.html')).toBe('<a href="../en/#map">');
});
