import { expect, test } from 'vitest';
import { checkList } from '../../../build/book/listLoader.ts';
import { erratumSchema, sourceSchema, termSchema } from '../../../src/book/schema.ts';

test('a list that is broken as a whole names its file and the place', () => {
  const check = (text: string) => () => checkList('content/x.json', text);
  expect(check('[{ "id": "a" }, { "id": "b" }]')).not.toThrow();
  expect(check('[{ "id": "a" },]')).toThrow(/content\/x\.json is not JSON/);
  expect(check('{ "id": "a" }')).toThrow(/must be a list/);
  expect(check('[{ "id": "a" }, { "term": "b" }]')).toThrow(/entry 2 needs an "id"/);
  expect(check('[{ "id": "a" }, { "id": "a" }]')).toThrow(/"a" is used twice/);
});

const both = { en: 'words', zh: '文字' };
const term = {
  id: 'epoch',
  en: { term: 'epoch', definition: 'One pass over the training data.' },
  zh: { term: '轮', definition: '把训练数据完整地用过一遍，一般不放回，顺序打乱。' },
};
const source = {
  id: 'a2015',
  type: 'book',
  title: 'A',
  author: [{ literal: 'A' }],
  issued: { 'date-parts': [[2015]] },
  ISBN: '1',
};
const erratum = { id: 'E01', where: '1.1', says: both, right: both, sources: ['a2015'] };

test('whole entries pass', () => {
  expect(termSchema.safeParse(term).success).toBe(true);
  expect(sourceSchema.safeParse(source).success).toBe(true);
  expect(erratumSchema.safeParse(erratum).success).toBe(true);
});

test.each([
  ['a term without Chinese', termSchema, { ...term, zh: undefined }],
  ['a Chinese definition in English', termSchema, { ...term, zh: term.en }],
  ['a field that nothing reads', termSchema, { ...term, note: 'x' }],
  ['a source without authors', sourceSchema, { ...source, author: [] }],
  ['a source without a date', sourceSchema, { ...source, issued: undefined }],
  ['a source that is nowhere', sourceSchema, { ...source, ISBN: undefined }],
  ['a DOI that is an address', sourceSchema, { ...source, DOI: 'https://doi.org/10.1' }],
  ['an erratum with one language', erratumSchema, { ...erratum, right: { en: 'words' } }],
  ['an erratum of another numbering', erratumSchema, { ...erratum, id: 'X1' }],
])('%s is refused', (_, schema, entry) => {
  expect(schema.safeParse(entry).success).toBe(false);
});
