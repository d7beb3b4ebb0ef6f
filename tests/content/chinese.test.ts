import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemsOf, proseOf } from '../support/chinese.ts';
import { HOUSE_WORDS, WORN, colonDensity, styleProblemsOf } from '../support/chineseStyle.ts';
import { expectNone, fences, pagesOf, readJson, root } from '../support/pages.ts';

const pages = pagesOf('zh-cn');

describe.each(pages.map((page) => [page.file, page] as const))('%s', (_, { body, frontmatter }) => {
  test('its typography and its words', () => {
    const fields = [...frontmatter.matchAll(/\b(?:title|description|label): *(.+?)\s*\}?$/gm)].map(
      (match) => match[1]!,
    );
    expectNone(problemsOf(proseOf([...fields, body].join('\n'))));
  });

  test('the words of its diagrams, and of what its parts are called', () => {
    const titles = [...body.matchAll(/\b(?:title|caption)="([^"]+)"/g)].map((match) => match[1]!);
    const diagrams = fences(body, 'mermaid').flatMap((source) =>
      [...source.matchAll(/accDescr: *(.+)|accTitle: *(.+)|"([^"]+)"/g)].map(
        (match) => match[1] ?? match[2] ?? match[3]!.replaceAll('<br/>', '\n'),
      ),
    );
    expectNone([...titles, ...diagrams].flatMap((text) => problemsOf(proseOf(text))));
  });

  test('colons are rarer than commas: at most 1.2 for each hundred characters', () => {
    const prose = proseOf(body);
    if (prose.length > 1000) expect(colonDensity(prose)).toBeLessThanOrEqual(1.2);
  });
});

test('no turn of phrase is worn out: one of its kind a chapter', () => {
  for (const chapter of new Set(pages.map(({ path }) => path.split('/')[0]!))) {
    const texts = pages.filter(({ path }) => path.startsWith(chapter)).map(({ body }) => proseOf(body));
    const found = texts.flatMap((text) => [...text.matchAll(WORN)].map(([turn]) => turn));
    expect(found.length, `${chapter}: ${found.join('、')}`).toBeLessThanOrEqual(1);
  }
});

test.each(['慢许多倍', '内存少好几倍', '减小了 3 倍', '下降许多倍', '是 10 的多少次方倍'])(
  'a multiple is not written so: %s',
  (text) => expect(styleProblemsOf(text)).toHaveLength(1),
);

test.each(['至少两倍', '快许多倍', '小到三分之一', '是原来的好几倍'])('a multiple may be written so: %s', (text) =>
  expectNone(styleProblemsOf(text)),
);

test('a word of the house that is a term stands in the glossary', () => {
  const glossary = readJson<{ id: string; zh: { term: string } }[]>('glossary.json');
  const names = new Map(glossary.map(({ id, zh }) => [id, zh.term]));
  for (const { instead, term } of HOUSE_WORDS) if (term) expect(names.get(term)).toContain(instead);
});

/** Every text under a key `zh`, wherever it stands: a text itself, or an object of several (the glossary). */
function chineseTexts(value: unknown, isChinese = false): string[] {
  if (typeof value === 'string') return isChinese ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => chineseTexts(part, isChinese || key === 'zh'));
}

const jsonFiles = readdirSync(`${root}content`, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(quizzes|exercises)\/.*\.json$|^(glossary|errata|listings)\.json$/.test(path))
  .sort();

test.each(jsonFiles)('%s', (file) => {
  expectNone(chineseTexts(readJson(file)).flatMap((text) => problemsOf(proseOf(text))));
});

test('README.zh-CN.md', () => {
  expectNone(problemsOf(proseOf(readFileSync(`${root}README.zh-CN.md`, 'utf8'))));
});
