import { describe, expect, test } from 'vitest';
import { allPages, createCatalogue, placeOf } from '../../../src/book/catalogue.ts';
import { partsOf, splitId, type BookSource, type PageSource } from '../../../src/book/source.ts';

const LAB = "import Digits from '@components/labs/digits/Digits.astro';\n";

/** A page in both languages. */
function both(path: string, changes: Partial<PageSource> = {}): PageSource[] {
  const page = { path, label: path, description: '', order: Infinity, isOutline: false, body: '', ...changes };
  return [
    { ...page, locale: 'en', title: `${path} en` },
    { ...page, locale: 'zh-cn', title: `${path} zh` },
  ];
}
const book = (pages: PageSource[]): BookSource => ({
  pages,
  quizzes: new Map([['concepts/index', ['a', 'b']]]),
  exercises: new Map([['neuron', 2]]),
});

describe('a catalogue', () => {
  const body = `${LAB}\n<Digits focus="train" />\n<Quiz page="concepts/index" />\n<Exercise id="neuron">\n\nTask\n</Exercise>`;
  const catalogue = createCatalogue(
    book([
      ...both('concepts/late', { order: 2, isOutline: true }),
      ...both('concepts/unordered'),
      ...both('concepts', { order: 0, body }),
      ...both('concepts/early', { order: 1.5 }),
      ...both('project'),
      ...both('glossary'),
      ...both(''),
    ]),
  );
  const concepts = catalogue.chapters[1]!;

  test('has every chapter with its number, and pages in the order that they state', () => {
    expect(catalogue.chapters).toHaveLength(12);
    expect(concepts).toMatchObject({ folder: 'concepts', number: 2, title: { en: 'Concepts', 'zh-cn': '核心概念' } });
    expect(concepts.pages.map(({ path, order }) => [path, order])).toEqual([
      ['concepts', 0],
      ['concepts/early', 1.5],
      ['concepts/late', 2],
      ['concepts/unordered', null],
    ]);
    expect(concepts.pages.map(({ outline }) => outline)).toEqual([false, false, true, false]);
    expect(catalogue.others.map(({ path }) => path)).toEqual(['', 'glossary']);
    expect(allPages(catalogue)).toHaveLength(7);
  });

  test('names titles in both languages, and what a page holds by the ids of the progress', () => {
    expect(concepts.pages[0]).toMatchObject({
      title: { en: 'concepts en', 'zh-cn': 'concepts zh' },
      labs: ['digits'],
      questions: ['concepts/index#a', 'concepts/index#b'],
      exercises: ['neuron'],
      minutes: 18, // a lab 5, two questions 2, an exercise of level 2 10, and a few words
    });
  });

  test('knows where a page stands', () => {
    expect(placeOf(catalogue, 'concepts')).toMatchObject({ chapter: { number: 2 }, index: 0, number: '2' });
    expect(placeOf(catalogue, 'concepts/late')).toMatchObject({ index: 2, number: '2.2' });
    expect(placeOf(catalogue, 'glossary')).toBeNull();
  });

  test('can be sent as JSON', () => {
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
  });
});

test('a book with a gap is refused, by name', () => {
  const make = (pages: PageSource[]) => () => createCatalogue(book(pages));
  expect(make(both('concepts').slice(0, 1))).toThrow(/docs\/zh-cn\/concepts is missing/);
  expect(make(both('concepts', { body: '<Quiz page="concepts/none" />' }))).toThrow(/quizzes\/concepts\/none\.json/);
  expect(make(both('concepts', { body: '<Exercise id="none">' }))).toThrow(/exercises\/none is missing/);
});

test('the parts of a page: labs in the order of their use, by their own component, and nothing from code', () => {
  const body = [
    LAB,
    "import TryLink from '@components/labs/playground/TryLink.astro';",
    "import LossLandscape from '@components/labs/loss-landscape/LossLandscape.astro';",
    "import Cifar10 from '@components/labs/cifar10/Cifar10.astro';",
    '<TryLink name="xor">x</TryLink> <LossLandscape /> <Digits focus="train" />',
    '```mdx\n<Quiz page="concepts/networks" />\n<Cifar10 />\n```',
  ].join('\n');
  expect(partsOf(body)).toEqual({ labs: ['loss-landscape', 'digits'], quizzes: [], exercises: [] });
});

test('the id of a page names language and path', () => {
  expect(splitId('en/concepts/networks')).toEqual({ locale: 'en', path: 'concepts/networks' });
  expect(splitId('zh-cn/concepts/index')).toEqual({ locale: 'zh-cn', path: 'concepts' });
  expect(splitId('en')).toEqual({ locale: 'en', path: '' });
  expect(splitId('en/index')).toEqual({ locale: 'en', path: '' });
  expect(splitId('404')).toBeNull();
});
