import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/i18n/locale.ts';
import { extractRegion } from '../../build/markdown/listing.ts';
import {
  expectNone,
  allPages,
  attributes,
  headings,
  pagesOf,
  readJson,
  root,
  withoutFences,
  type Page,
} from '../support/pages.ts';

/** Every id on a page that a link may name: headings, figures, and the rows of the generated lists. */
function anchorsOf({ body, path }: Page): Set<string> {
  const ids = headings(body).flatMap(({ id }) => id ?? []);
  const stated = [...body.matchAll(/\bid="([^"{]+)"/g)].map((match) => match[1]!);
  const rows = (name: string) => readJson<{ id: string }[]>(name).map(({ id }) => id.toLowerCase());
  const listed = path === 'glossary.mdx' ? rows('glossary.json') : path === 'errata.mdx' ? rows('errata.json') : [];
  return new Set([...ids, ...stated, ...listed]);
}

const pages = new Map(allPages().map((page) => [page.url, page]));

/** Targets of Markdown links and of `href` attributes, with the hero's links in the frontmatter. */
function linksOf({ body, frontmatter, url }: Page): string[] {
  const prose = withoutFences(body).replaceAll(/`[^`\n]*`/g, '');
  return [
    ...[...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map((match) => match[1]!),
    ...[...prose.matchAll(/\bhref="([^"]+)"/g)].map((match) => match[1]!),
    // The hero's links are relative, since no plugin adds the base path to them.
    ...[...frontmatter.matchAll(/\blink: *["']?([^\s"',}]+)/g)].map(
      (match) => new URL(match[1]!, `https://host${url}`).pathname,
    ),
  ];
}

/** What is wrong with a link, or null. */
function problemOf(link: string, from: Page): string | null {
  if (/^https:\/\//.test(link)) return null;
  if (/^http:/.test(link)) return `${link}: use https`;
  const [path = '', anchor] = link.split('#') as [string, string?];
  if (path === '') return anchorsOf(from).has(anchor ?? '') ? null : `${link}: no such heading on this page`;
  if (!path.startsWith('/'))
    return `${link}: write links from the root, with the language, such as /en/project/training/`;
  const file = `${root}public${path}`;
  if (/\.[a-z0-9]+$/.test(path)) return existsSync(file) ? null : `${link}: no such file in public/`;
  const target = pages.get(path);
  if (!target) return `${link}: no such page${pages.has(`${path}/`) ? '; end it with a slash' : ''}`;
  const language = from.url.split('/')[1];
  if (path.split('/')[1] !== language) return `${link}: leaves the page's language`;
  if (anchor !== undefined && !anchorsOf(target).has(anchor)) return `${link}: no such heading on that page`;
  return null;
}

describe.each(LOCALES)('%s', (locale) => {
  test.each(pagesOf(locale).map((page) => [page.path, page] as const))(
    '%s: every internal link resolves',
    (_, page) => {
      expectNone(linksOf(page).flatMap((link) => problemOf(link, page) ?? []));
    },
  );

  test.each(pagesOf(locale).map((page) => [page.path, page] as const))('%s: every listing is there', (_, page) => {
    for (const [tag] of withoutFences(page.body).matchAll(/<Listing\b[^>]*>/g)) {
      const [file] = attributes(tag, 'Listing', 'file');
      const [region] = attributes(tag, 'Listing', 'region');
      const source = readFileSync(root + file!, 'utf8');
      expect(region === undefined ? source : extractRegion(source, region, file!)).not.toBe('');
    }
  });
});
