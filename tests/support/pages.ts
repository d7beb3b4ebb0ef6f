import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LOCALES, type Locale } from '../../src/i18n/locale.ts';

/** Absolute path of the repository, ending in a slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One page's source. */
export interface Page {
  /** Path below the language, for example `project/training.mdx`. */
  path: string;
  /** URL without base path, for example `/en/project/training/`. */
  url: string;
  /** The file's path from the repository's root, for messages. */
  file: string;
  frontmatter: string;
  /** The text after the frontmatter. */
  body: string;
}

/** Every page of a language, sorted by path. */
export function pagesOf(locale: Locale): Page[] {
  const folder = `content/docs/${locale}`;
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.mdx?$/.test(path))
    .sort()
    .map((path) => {
      const file = `${folder}/${path}`;
      const [, frontmatter = '', body = ''] =
        /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(root + file, 'utf8')) ?? [];
      const slug = path.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '');
      return { path, url: `/${locale}/${slug && `${slug}/`}`, file, frontmatter, body };
    });
}

/** Every page of both languages. */
export function allPages(): Page[] {
  return LOCALES.flatMap(pagesOf);
}

/** The text without fenced code. */
export function withoutFences(text: string): string {
  return text.replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1\s*$/gm, '');
}

/** Contents of the fenced blocks of a language. */
export function fences(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}[^\\n]*\\n([\\s\\S]*?)^\`\`\`\\s*$`, 'gm'))].map(
    (match) => match[1]!,
  );
}

/** Level and id of the headings, in order; the id is null when a heading states none. */
export function headings(text: string): { level: number; id: string | null; line: string }[] {
  return [...withoutFences(text).matchAll(/^(#{2,6}) (.*)$/gm)].map(([line, marks, title]) => ({
    level: marks!.length,
    id: /\[#([a-z][a-z0-9-]*)\]\s*$/.exec(title!)?.[1] ?? null,
    line,
  }));
}

/** Values of an attribute of a component, for example all `id` of `<Cite id="…">`. */
export function attributes(text: string, component: string, attribute: string): string[] {
  return [...withoutFences(text).matchAll(new RegExp(`<${component}\\b[^>]*?\\b${attribute}="([^"]*)"`, 'g'))].map(
    (match) => match[1]!,
  );
}

/** TeX of the formulas: display first, then inline. Code is left out. */
export function formulas(text: string): { display: string[]; inline: string[] } {
  const prose = withoutFences(text).replaceAll(/`[^`\n]*`/g, '');
  const display = [...prose.matchAll(/\$\$([\s\S]*?)\$\$/g)].map((match) => match[1]!.trim());
  const rest = prose.replaceAll(/\$\$[\s\S]*?\$\$/g, '');
  const inline = [...rest.matchAll(/(?<!\\)\$([^$\n]+?)(?<!\\)\$/g)].map((match) => match[1]!);
  return { display, inline };
}

/** A JSON file of `content/`. */
export function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(`${root}content/${name}`, 'utf8')) as T;
}

/** Fails with one problem a line; passes when there are none. */
export function expectNone(problems: string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
