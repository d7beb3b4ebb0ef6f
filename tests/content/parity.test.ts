import { describe, expect, test } from 'vitest';
import { attributes, fences, formulas, headings, pagesOf, readJson } from '../support/pages.ts';

const english = pagesOf('en');
const chinese = new Map(pagesOf('zh-cn').map((page) => [page.path, page]));
const field = (frontmatter: string, name: string) =>
  new RegExp(`\\b${name}: *([^,}\\n]+)`).exec(frontmatter)?.[1]?.trim();

test('both languages have the same pages', () => {
  expect([...chinese.keys()]).toEqual(english.map((page) => page.path));
});

test('the interface has the same strings in both languages', () => {
  const keys = (name: string) => Object.keys(readJson<Record<string, string>>(`i18n/${name}.json`)).sort();
  expect(keys('zh-CN')).toEqual(keys('en'));
});

describe.each(english.filter(({ path }) => chinese.has(path)).map((page) => [page.path, page] as const))(
  '%s',
  (path, en) => {
    const zh = chinese.get(path)!;

    test('has a title and a description in both languages', () => {
      for (const { frontmatter } of [en, zh]) {
        expect(field(frontmatter, 'title')).toBeTruthy();
        expect(field(frontmatter, 'description')).toBeTruthy();
      }
      expect(zh.frontmatter).toMatch(/\p{Script=Han}|LiveGrad/u);
    });

    test('has the same place in the sidebar and the same state', () => {
      for (const name of ['order', 'outline']) expect(field(zh.frontmatter, name)).toBe(field(en.frontmatter, name));
    });

    test('has the same headings, with ids', () => {
      const outline = (text: string) => headings(text).map(({ level, id }) => `${'#'.repeat(level)} ${id}`);
      expect(outline(zh.body)).toEqual(outline(en.body));
      for (const { level, id, line } of [...headings(en.body), ...headings(zh.body)]) {
        if (level <= 3) expect(id, `"${line}" needs an id at its end, such as [#what-a-batch-is]`).not.toBeNull();
      }
      const ids = headings(en.body).flatMap(({ id }) => id ?? []);
      expect(new Set(ids).size, 'an id is used twice').toBe(ids.length);
    });

    test('has the same figures, listings, definitions, diagrams and displayed formulas', () => {
      for (const [component, attribute] of [
        ['Figure', 'id'],
        ['Listing', 'region'],
        ['Definition', 'term'],
      ] as const) {
        expect(attributes(zh.body, component, attribute).sort(), component).toEqual(
          attributes(en.body, component, attribute).sort(),
        );
      }
      expect(fences(zh.body, 'mermaid').length, 'diagrams').toBe(fences(en.body, 'mermaid').length);
      expect(formulas(zh.body).display.length, 'displayed formulas').toBe(formulas(en.body).display.length);
    });

    test('cites the same sources and errata', () => {
      for (const component of ['Cite', 'Erratum']) {
        const ids = (text: string) => [...new Set(attributes(text, component, 'id'))].sort();
        expect(ids(zh.body), component).toEqual(ids(en.body));
      }
    });
  },
);
