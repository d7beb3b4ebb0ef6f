/*
 * What search knows besides Pagefind's index of the text: the terms of the glossary, the headings, the words of the book, and the
 * traditional forms of its characters. Made with the book, fetched when a reader searches first.
 */

/** A place that a heading names. */
export interface SearchSection {
  /** Page below the language. */
  path: string;
  title: string;
  heading: string;
  /** Id of the heading; '' for the page itself. */
  id: string;
}

/** A term of the glossary, with its name in the other language. */
export interface SearchTerm {
  id: string;
  term: string;
  other: string;
  definition: string;
}

/** What a page fetches, in one language. */
export interface SearchIndex {
  terms: SearchTerm[];
  sections: SearchSection[];
  /** Latin words of the text in lower case, the most frequent first. */
  words: string[];
  /** Traditional characters, each followed by the simplified one that the book writes. */
  traditional: string;
}

/** A page as it is written. */
interface Page {
  path: string;
  title: string;
  /** MDX after the frontmatter. */
  body: string;
}

/** Prose of a page: without code, imports, formulas, components and addresses. */
const proseOf = (body: string) =>
  body
    .replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1\s*$/gm, ' ')
    .replaceAll(/^import .*$/gm, ' ')
    .replaceAll(/\$\$[\s\S]*?\$\$|\$[^$\n]+\$/g, ' ')
    .replaceAll(/<[^>]*>|\]\([^)]*\)|\[#[^\]]*\]|https?:\S+/g, ' ');

/** The title of a heading as it reads: without its id, its marks and its formulas' dollars. */
const plain = (heading: string) =>
  heading
    .replace(/\s*\[#[^\]]*\]\s*$/, '')
    .replaceAll(/<[^>]*>|[`*$\\{}]/g, '')
    .trim();

/** Makes the index of a language. @param simplify writes traditional characters as simplified ones */
export function createSearchIndex(
  pages: readonly Page[],
  terms: readonly SearchTerm[],
  simplify: (text: string) => string,
): SearchIndex {
  const counts = new Map<string, number>();
  const sections: SearchSection[] = [];
  let han = '';
  for (const { path, title, body } of pages) {
    const prose = proseOf(body);
    sections.push({ path, title, heading: title, id: '' });
    for (const [, heading] of prose === '' ? [] : body.matchAll(/^#{2,3} (.*\[#[a-z0-9-]+\])\s*$/gm)) {
      const id = /\[#([a-z0-9-]+)\]$/.exec(heading!)![1]!;
      sections.push({ path, title, heading: plain(heading!), id });
    }
    const text = `${title} ${prose}`;
    han += text;
    for (const [word] of text.toLowerCase().matchAll(/\p{Script=Latin}[\p{Script=Latin}0-9-]+/gu)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  return { terms: [...terms], sections, words, traditional: traditionalForms(new Set(han), simplify) };
}

/** The characters that are written otherwise in traditional Chinese, in pairs. */
function traditionalForms(used: ReadonlySet<string>, simplify: (text: string) => string): string {
  let pairs = '';
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code);
    const simple = simplify(character);
    if (simple !== character && simple.length === 1 && used.has(simple)) pairs += character + simple;
  }
  return pairs;
}
