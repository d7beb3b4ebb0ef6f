import { describe, expect, test } from 'vitest';
import { allPages, attributes, pagesOf, readJson } from '../support/pages.ts';

interface Source {
  id: string;
  type: string;
  title: string;
  author?: { family?: string; literal?: string }[];
  issued?: { 'date-parts': number[][] };
  accessed?: { 'date-parts': number[][] };
  URL?: string;
  DOI?: string;
  ISBN?: string;
}

interface Erratum {
  id: string;
  where: string;
  says: { en: string; zh: string };
  right: { en: string; zh: string };
  sources: string[];
  live?: string;
}

const sources = readJson<Source[]>('citations.json');
const errata = readJson<Erratum[]>('errata.json');
const sourceIds = new Set(sources.map(({ id }) => id));
const twice = (ids: string[]) => ids.filter((id, i) => ids.indexOf(id) !== i);

describe('citations.json', () => {
  test('ids are unique', () => {
    expect(twice(sources.map(({ id }) => id))).toEqual([]);
  });

  test.each(sources.map((source) => [source.id, source] as const))('%s: says who, what, when and where', (_, source) => {
    expect(source.type).toBeTruthy();
    expect(source.title.trim()).toBeTruthy();
    expect(source.author?.every(({ family, literal }) => family || literal) && source.author.length > 0).toBe(true);
    const year = (source.issued ?? source.accessed)?.['date-parts'][0]?.[0];
    expect(year).toBeGreaterThan(1600);
    expect(source.URL ?? source.DOI ?? source.ISBN).toBeTruthy();
    if (source.URL) expect(() => new URL(source.URL!)).not.toThrow();
  });
});

describe('errata.json', () => {
  test('ids are unique and in order', () => {
    const ids = errata.map(({ id }) => id);
    expect(twice(ids)).toEqual([]);
    expect(ids.every((id) => /^E\d\d$/.test(id))).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  test.each(errata.map((row) => [row.id, row] as const))('%s: is whole in both languages, with known sources', (_, row) => {
    for (const text of [row.where, row.says.en, row.says.zh, row.right.en, row.right.zh]) expect(text.trim()).toBeTruthy();
    for (const text of [row.says.zh, row.right.zh]) expect(text).toMatch(/\p{Script=Han}/u);
    expect(row.sources.filter((id) => !sourceIds.has(id))).toEqual([]);
    if (row.live === undefined) return;
    const path = row.live.replaceAll(/^\/|\/$|#.*$/g, '').replace(/\/$/, '');
    expect(pagesOf('en').map(({ url }) => url)).toContain(`/en/${path}/`);
  });
});

test.each(allPages().map((page) => [page.file, page] as const))('%s: every cited source and erratum exists', (_, { body }) => {
  const errataIds = new Set(errata.map(({ id }) => id));
  expect(attributes(body, 'Cite', 'id').filter((id) => !sourceIds.has(id))).toEqual([]);
  expect(attributes(body, 'Erratum', 'id').filter((id) => !errataIds.has(id))).toEqual([]);
});
