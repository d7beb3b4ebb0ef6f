import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import remarkMath from 'remark-math';
import { describe, expect, test } from 'vitest';
import { rehypeBaseLinks } from '../../build/markdown/baseLinks.ts';
import { remarkCitations } from '../../build/markdown/citations.ts';
import { remarkHeadingIds } from '../../build/markdown/headingIds.ts';
import { rehypeStrictKatex } from '../../build/markdown/katex.ts';
import { extractRegion } from '../../build/markdown/listing.ts';
import { diagramName, diagramSvg } from '../../build/markdown/mermaid.ts';
import { rehypeMarks } from '../../build/markdown/marks.ts';
import { rehypeTables } from '../../build/markdown/tables.ts';
import { mdxAttribute, type TreeFile, type TreeNode } from '../../build/markdown/tree.ts';
import { allPages, expectNone, fences, root } from '../support/pages.ts';
import { existsSync } from 'node:fs';

/** Renders Markdown as the site does, below the base path `/book/`. */
async function render(text: string): Promise<string> {
  const processor = await createMarkdownProcessor({
    remarkPlugins: [remarkMath, remarkHeadingIds as never],
    rehypePlugins: [
      rehypeStrictKatex as never,
      rehypeTables as never,
      rehypeMarks as never,
      [rehypeBaseLinks, { base: '/book/' }] as never,
    ],
  });
  const { code } = await processor.render(text, { fileURL: new URL(`file://${root}content/docs/en/trial.md`) });
  return code;
}

describe('tables', () => {
  test('have no empty header, and name one that is a formula by its symbols', async () => {
    const html = await render('| | $x_1$ | $x$ and more |\n| - | - | - |\n| 1 | 2 | 3 |');
    expect(html).toMatch(/<tr>\s*<td><\/td>\s*<th><span class="katex" aria-hidden="true" translate="no">/);
    expect(html.match(/<span class="sr-only">x1<\/span><\/th>/g)).toHaveLength(1);
    expect(html.match(/sr-only/g)).toHaveLength(1);
    expect(html).toMatch(/<table tabindex="0">/);
  });
});

describe('headings', () => {
  test('take the id that they end in', async () => {
    expect(await render('## What a batch is [#batch]')).toMatch(/<h2 id="batch">What a batch is<\/h2>/);
  });
  test('of level 2 and 3 must have one', async () => {
    await expect(render('### No id')).rejects.toThrow(/needs an id/);
  });
});

describe('formulas', () => {
  test('become HTML and MathML', async () => {
    const html = await render('$\\htmlData{symbol=W1}{W}$');
    expect(html).toContain('<math');
    expect(html).toContain('data-symbol="W1"');
  });
  test('have MathML of the right number of parts, also with a function for a subscript', async () => {
    const html = await render('$\\lambda_{\\max}+\\sin^2 x+\\mathcal L_{\\min}^{\\log}$');
    expect(html).toMatch(/<msub><mi>λ<\/mi><mi>max<\/mi><\/msub>/);
    expect(html).toMatch(/<msubsup>(<m[^>]*>[^<]*<\/m\w>){3}<\/msubsup>/);
  });
  test('and code are not translated; search reads their words, no TeX', async () => {
    const html = await render('$x$ `code`\n\n$$\ny\n$$\n');
    expect(html).toMatch(/<span class="katex" translate="no">/);
    expect(html).toMatch(/<annotation [^>]*data-pagefind-ignore/);
    expect(html).toMatch(/<span class="katex-html"[^>]* data-pagefind-ignore/);
    expect(html).toMatch(/<span class="katex-display" data-pagefind-ignore/);
    expect(html).toMatch(/<code translate="no">code/);
  });
  test.each([
    ['an unknown command', '$\\nosuch$'],
    ['a missing brace', '$\\frac{1}{2$'],
    ['text outside \\text', '$损失$'],
    ['a command that may do harm', '$\\href{https://example.org}{x}$'],
  ])('%s fails with file, line and column', async (_, formula) => {
    await expect(render(`First line.\n\nHere ${formula} stands.`)).rejects.toThrow(/content\/docs\/en\/trial\.md:3:6/);
  });
});

describe('links', () => {
  test('from the root get the base path, others stay', async () => {
    const html = await render('[a](/en/project/) [b](https://example.org/) [c](#d) [e](//example.org/)');
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '/book/en/project/',
      'https://example.org/',
      '#d',
      '//example.org/',
    ]);
  });
});

describe('citations', () => {
  const cite = (...attributes: TreeNode[]): TreeNode => ({ type: 'mdxJsxTextElement', name: 'Cite', attributes });
  const file = (path: string): TreeFile => ({
    path,
    data: {},
    fail: (reason) => {
      throw new Error(reason);
    },
  });

  test('are listed once each, in order', () => {
    const ids = ['b', 'a', 'b'].map((id) => cite(mdxAttribute('id', id)));
    const tree: TreeNode = { type: 'root', children: ids };
    remarkCitations()(tree, file('content/docs/zh-cn/trial.mdx'));
    const list = tree.children!.at(-1)!;
    expect(list.name).toBe('References');
    expect(list.attributes!.map(({ name, value }) => [name, value])).toEqual([['ids', 'b a']]);
  });
  test('need an id', () => {
    const tree: TreeNode = { type: 'root', children: [cite()] };
    expect(() => remarkCitations()(tree, file('content/docs/en/trial.mdx'))).toThrow(/needs an id/);
  });
});

describe('diagrams', () => {
  test('need a title and a description', async () => {
    await expect(diagramSvg('flowchart LR\n  accTitle: x\n  a --> b')).rejects.toThrow(/accDescr/);
  });
  test('of all pages are in the committed cache', () => {
    expectNone(
      allPages().flatMap(({ file, body }) =>
        fences(body, 'mermaid')
          .map((source) => diagramName(source.replace(/\n$/, '')))
          .filter((name) => !existsSync(`${root}content/diagrams/${name}`))
          .map((name) => `${file}: content/diagrams/${name} is missing; build once with Chromium and commit it`),
      ),
    );
  });
});

describe('listings', () => {
  const source = 'x\n  // #region a\n  if (y) {\n    z();\n  }\n  // #endregion\n';
  test('show a region without its indentation', () => {
    expect(extractRegion(source, 'a', 'f.ts')).toBe('if (y) {\n  z();\n}');
  });
  test('name the file and the region that is not there', () => {
    expect(() => extractRegion(source, 'b', 'f.ts')).toThrow('f.ts has no region "b"');
  });
});
