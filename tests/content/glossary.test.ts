import { describe, expect, test } from 'vitest';
import { expectNone, allPages, attributes, readJson } from '../support/pages.ts';

interface Entry {
  id: string;
  section?: string;
  en: { term: string; definition: string };
  zh: { term: string; definition: string };
}

const entries = readJson<Entry[]>('glossary.json');
const ids = new Set(entries.map(({ id }) => id));

test('ids are unique', () => {
  expect(ids.size).toBe(entries.length);
});

test('terms are unique in each language', () => {
  for (const language of ['en', 'zh'] as const) {
    const terms = entries.map((entry) => entry[language].term.toLowerCase());
    expectNone(terms.filter((term, i) => terms.indexOf(term) !== i));
  }
});

describe('glossary.json', () => {
  test.each(entries.map((entry) => [entry.id, entry] as const))('%s: is whole in both languages', (id, { en, zh }) => {
    expect(id).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    for (const text of [en.term, en.definition, zh.term, zh.definition]) expect(text.trim()).toBe(text);
    expect(en.definition.length).toBeGreaterThan(20);
    expect(en.definition).not.toMatch(/\p{Script=Han}/u);
    expect(zh.definition).toMatch(/\p{Script=Han}.*[。）]$/u);
  });
});

test.each(allPages().map((page) => [page.file, page] as const))('%s: every term exists', (_, { body }) => {
  const used = [...attributes(body, 'Term', 'id'), ...attributes(body, 'Definition', 'term')];
  expectNone(used.filter((id) => !ids.has(id)));
});
