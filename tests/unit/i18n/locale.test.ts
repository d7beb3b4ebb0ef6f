import { expect, test } from 'vitest';
import { currentLocale } from '../../../src/i18n/currentLocale.ts';
import { contentKey, textIn } from '../../../src/i18n/textIn.ts';

test('a page’s language is a folder of its address, wherever the book stands', () => {
  const localeAt = (path: string) => currentLocale(new URL(path, 'https://host/'));
  expect(localeAt('/en/concepts/')).toBe('en');
  expect(localeAt('/zh-cn/')).toBe('zh-cn');
  expect(localeAt('/book/zh-cn/project/')).toBe('zh-cn');
  expect(localeAt('/zh-cn.html')).toBe('zh-cn');
  expect(localeAt('/zh-cnx/en/')).toBe('en');
  expect(localeAt('/404.html')).toBe('en');
});

test('content names the second language without its country', () => {
  const text = { en: 'layer', zh: '层' };
  expect([contentKey('en'), contentKey('zh-cn')]).toEqual(['en', 'zh']);
  expect([textIn(text, 'en'), textIn(text, 'zh-cn'), textIn('64', 'zh-cn')]).toEqual(['layer', '层', '64']);
});
