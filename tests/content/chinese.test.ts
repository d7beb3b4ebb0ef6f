import { test } from 'vitest';
import { problemsOf, proseOf } from '../support/chinese.ts';
import { expectNone, pagesOf, readJson } from '../support/pages.ts';

test.each(pagesOf('zh-cn').map((page) => [page.file, page] as const))('%s', (_, { body, frontmatter }) => {
  const fields = [...frontmatter.matchAll(/\b(?:title|description|label): *(.+?)\s*\}?$/gm)].map((match) => match[1]!);
  expectNone(problemsOf(proseOf([...fields, body].join('\n'))));
});

test('errata and glossary', () => {
  const errata = readJson<{ says: { zh: string }; right: { zh: string } }[]>('errata.json');
  const glossary = readJson<{ zh: { definition: string } }[]>('glossary.json');
  const texts = [
    ...errata.flatMap(({ says, right }) => [says.zh, right.zh]),
    ...glossary.map(({ zh }) => zh.definition),
  ];
  expectNone(texts.flatMap((text) => problemsOf(proseOf(text))));
});
