import { describe, expect, test } from 'vitest';
import { expectNone, allPages, attributes, headings, pagesOf, readJson } from '../support/pages.ts';

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

/** The article this book follows comes without a date or an address. */
const SOURCE_ARTICLE = 'source-article';

const sources = readJson<Source[]>('citations.json');
const errata = readJson<Erratum[]>('errata.json');
const sourceIds = new Set(sources.map(({ id }) => id));
const twice = (ids: string[]) => ids.filter((id, i) => ids.indexOf(id) !== i);

describe('citations.json', () => {
  test('ids are unique', () => {
    expectNone(twice(sources.map(({ id }) => id)));
  });

  test.each(sources.map((source) => [source.id, source] as const))(
    '%s: says who, what, when and where',
    (_, source) => {
      expect(source.type).toBeTruthy();
      expect(source.title.trim()).toBeTruthy();
      expect(source.author?.every(({ family, literal }) => family || literal) && source.author.length > 0).toBe(true);
      if (source.id === SOURCE_ARTICLE) return;
      const year = (source.issued ?? source.accessed)?.['date-parts'][0]?.[0];
      expect(year).toBeGreaterThan(1600);
      expect(source.URL ?? source.DOI ?? source.ISBN, 'an identifier').toBeTruthy();
      if (source.URL) expect(() => new URL(source.URL!)).not.toThrow();
    },
  );
});

test('every source is cited, on a page or by an erratum', () => {
  const used = new Set([
    ...allPages().flatMap(({ body }) => attributes(body, 'Cite', 'id')),
    ...errata.flatMap((row) => row.sources),
  ]);
  expectNone(sources.map(({ id }) => id).filter((id) => !used.has(id)));
});

describe('errata.json', () => {
  test('ids are unique and in order', () => {
    const ids = errata.map(({ id }) => id);
    expectNone(twice(ids));
    expect(ids.every((id) => /^E\d\d$/.test(id))).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  test.each(errata.map((row) => [row.id, row] as const))(
    '%s: is whole in both languages, with known sources',
    (_, row) => {
      for (const text of [row.where, row.says.en, row.says.zh, row.right.en, row.right.zh])
        expect(text.trim()).toBeTruthy();
      expect(row.right.zh).toMatch(/\p{Script=Han}/u);
      expectNone(row.sources.filter((id) => !sourceIds.has(id)));
      if (row.live === undefined) return;
      const [path, place] = row.live.split('#');
      const page = pagesOf('en').find(({ url }) => url === `/en/${path}`);
      expect(page, row.live).toBeDefined();
      if (place) expect(headings(page!.body).map(({ id }) => id)).toContain(place);
    },
  );
});

test.each(allPages().map((page) => [page.file, page] as const))(
  '%s: every cited source and erratum exists',
  (_, { body }) => {
    const errataIds = new Set(errata.map(({ id }) => id));
    expectNone(attributes(body, 'Cite', 'id').filter((id) => !sourceIds.has(id)));
    expectNone(attributes(body, 'Erratum', 'id').filter((id) => !errataIds.has(id)));
  },
);
