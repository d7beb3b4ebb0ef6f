import { expect, test } from 'vitest';
import type { Source } from '../../../src/book/schema.ts';
import { authorsOf, datedYear, yearOf } from '../../../src/book/sourceYears.ts';
import { readJson } from '../../support/pages.ts';

const source = (id: string, names: string[], year?: number): Source => ({
  id,
  type: 'article',
  title: id,
  author: names.map((family) => ({ family, given: 'A.' })),
  ...(year !== undefined && { issued: { 'date-parts': [[year]] } }),
  URL: 'https://example.org',
});

test('sources of the same short authors and year get letters in the order of their ids, others none', () => {
  const later = source('two', ['Touvron', 'Martin', 'Stone'], 2023);
  const earlier = source('one', ['Touvron', 'Lavril', 'Izacard', 'Martinet'], 2023);
  const list = [later, earlier, source('three', ['Touvron', 'Cord', 'Douze'], 2021), source('four', ['Touvron'], 2023)];
  expect(list.map((it) => datedYear(it, list))).toEqual(['2023b', '2023a', '2021', '2023']);
});

test('two authors are both named, so a shared first author alone asks for no letter', () => {
  const list = [source('a', ['Kingma', 'Ba'], 2015), source('b', ['Kingma', 'Welling'], 2015)];
  expect(list.map((it) => datedYear(it, list))).toEqual(['2015', '2015']);
  expect(authorsOf(list[0]!, 'en')).toBe('Kingma and Ba');
  expect(authorsOf(list[0]!, 'zh-cn')).toBe('Kingma 和 Ba');
});

test('a source without a date has no year and takes no letter from others', () => {
  const list = [source('a', ['Ng']), source('b', ['Ng'])];
  expect(list.map((it) => datedYear(it, list))).toEqual([undefined, undefined]);
});

test('in the book, no two dated sources read alike', () => {
  const list = readJson<Source[]>('citations.json');
  const dated = list.filter((it) => yearOf(it) !== undefined);
  const short = dated.map((it) => `${authorsOf(it, 'en')}, ${datedYear(it, list)}`);
  expect(short.filter((text, i) => short.indexOf(text) !== i)).toEqual([]);
  expect(short).toContain('Touvron et al., 2023a');
});
