import { existsSync, readdirSync } from 'node:fs';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { LAYERS, PARAMETER_COUNT } from '../../src/nn/articleNetwork.ts';
import { diagramName } from '../../build/markdown/mermaid.ts';
import { allPages, expectNone, fences, formulas, root, type Page } from '../support/pages.ts';

const pages = allPages();
const named = (list: Page[]) => list.map((page) => [page.file, page] as const);
const withMath = pages.filter(({ body }) => body.includes('$'));
const withDiagrams = pages.filter(({ body }) => fences(body, 'mermaid').length > 0);

describe('formulas', () => {
  test.each(named(withMath))('%s: KaTeX has nothing to complain about', (_, { body }) => {
    const { display, inline } = formulas(body);
    for (const [texts, displayMode] of [
      [display, true],
      [inline, false],
    ] as const) {
      for (const tex of texts) {
        const trust = ({ command }: { command: string }) => command === '\\htmlData';
        const strict = (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error');
        expect(() => katex.renderToString(tex, { displayMode, throwOnError: true, strict, trust }), tex).not.toThrow();
      }
    }
  });
});

describe('diagrams', () => {
  test.each(named(withDiagrams))('%s: has a title, a description and a drawing in the cache', (_, { body }) => {
    for (const source of fences(body, 'mermaid')) {
      expect(source).toMatch(/accTitle *: *\S/);
      expect(source).toMatch(/accDescr *(: *\S|\{\s*\S)/);
      const drawing = `content/diagrams/${diagramName(source.replace(/\n$/, ''))}`;
      expect(existsSync(root + drawing), `${drawing} is missing: run "npm run build" and commit it`).toBe(true);
    }
  });
});

test('every drawing in the cache belongs to a page', () => {
  const used = new Set(
    withDiagrams.flatMap(({ body }) => fences(body, 'mermaid').map((source) => diagramName(source.replace(/\n$/, '')))),
  );
  expectNone(readdirSync(`${root}content/diagrams`).filter((name) => !used.has(name)));
});

describe('parameter counts of chapter 5', () => {
  const modelPages = pages.filter(({ path }) => path === 'project/model.mdx');

  test('the page is there in both languages', () => {
    expect(modelPages).toHaveLength(2);
  });

  test.each(named(modelPages))('%s: prints the computed counts', (_, { body }) => {
    const printed = body.replaceAll(/\{,\}|\\,/g, ',');
    for (const count of [PARAMETER_COUNT, ...LAYERS.map(({ parameters }) => parameters).filter((n) => n > 0)]) {
      expect(printed).toContain(count.toLocaleString('en'));
    }
  });
});
