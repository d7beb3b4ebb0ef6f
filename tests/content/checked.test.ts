import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extractChecks } from '../../build/markdown/checks.ts';
import { attributes, expectNone, pagesOf, root } from '../support/pages.ts';

const folder = `${root}tests/content/formulas/`;
const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
const checks = files.flatMap((name) => extractChecks(readFileSync(folder + name, 'utf8')));
const idsOn = (locale: 'en' | 'zh-cn') => pagesOf(locale).flatMap(({ body }) => attributes(body, 'Checked', 'id'));

test('every check is found by the page that lists them', () => {
  for (const name of files) {
    const source = readFileSync(folder + name, 'utf8');
    expect(extractChecks(source).length, name).toBe(source.match(/^check\(/gm)?.length ?? 0);
  }
});

test('ids of checks are unique', () => {
  const ids = checks.map(({ id }) => id);
  expectNone(ids.filter((id, i) => ids.indexOf(id) !== i));
});

test.each(['en', 'zh-cn'] as const)('%s: every mark has a check, every check a formula on one page', (locale) => {
  const marked = idsOn(locale);
  const ids = checks.map(({ id }) => id);
  expectNone(marked.filter((id, i) => marked.indexOf(id) !== i).map((id) => `${id} is marked twice`));
  expectNone(marked.filter((id) => !ids.includes(id)).map((id) => `${id} has no check`));
  expectNone(ids.filter((id) => !marked.includes(id)).map((id) => `${id} is on no page`));
});
