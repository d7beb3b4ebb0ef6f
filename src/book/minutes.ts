import type { Locale } from '../i18n/locale.ts';
import type { Level } from './source.ts';

/*
 * How long a page takes, by a rule: prose at the speed of careful reading, and a fixed time for each thing to do.
 * People read English nonfiction at about 240 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047); a textbook of
 * mathematics is read more slowly.
 */

/** English words a minute. */
const WORDS_A_MINUTE = 180;
/** Chinese characters a minute; a Latin word among them counts as an English one. */
const CHARACTERS_A_MINUTE = 300;
/** Minutes for each: a displayed formula, one in the line, a listing, a figure or diagram. */
const DISPLAYED = 0.5;
const INLINE = 0.05;
const LISTING = 1;
const FIGURE = 0.5;
/** Minutes for each lab and each question, and for an exercise by its level. */
const LAB = 5;
const QUESTION = 1;
const EXERCISE: Record<Level, number> = { 1: 5, 2: 10, 3: 20 };

/** What there is to do on a page: how many labs and questions, and the level of each exercise. */
export interface Tasks {
  labs: number;
  questions: number;
  exercises: readonly Level[];
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Minutes of reading. @param body MDX after the frontmatter */
export function readingMinutes(body: string, locale: Locale): number {
  const fences = count(body, /^(`{3,}|~{3,})[\s\S]*?^\1\s*$/gm);
  const figures = count(body, /^`{3,}mermaid$/gm) + count(body, /<Figure\b/g);
  const listings = fences - count(body, /^`{3,}mermaid$/gm) + count(body, /<Listing\b/g);
  const prose = body
    .replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1\s*$/gm, '')
    .replaceAll(/^(import|export) .*$/gm, '')
    .replaceAll(/`[^`\n]*`/g, 'code');
  const displayed = count(prose, /\$\$[\s\S]*?\$\$/g);
  const inLine = prose.replaceAll(/\$\$[\s\S]*?\$\$/g, '');
  const words = inLine
    .replaceAll(/(?<!\\)\$[^$\n]+?(?<!\\)\$/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\]\([^)]*\)|\[#[^\]]*\]|\{[^}]*\}/g, ' ');
  const han = locale === 'en' ? 0 : count(words, /\p{Script=Han}/gu);
  const latin = count(words, /[\p{Script=Latin}\p{N}]+(?:['’.-][\p{Script=Latin}\p{N}]+)*/gu);
  return (
    latin / WORDS_A_MINUTE +
    han / CHARACTERS_A_MINUTE +
    DISPLAYED * displayed +
    INLINE * count(inLine, /(?<!\\)\$[^$\n]+?(?<!\\)\$/g) +
    LISTING * listings +
    FIGURE * figures
  );
}

/** Minutes of doing. */
export function doingMinutes({ labs, questions, exercises }: Tasks): number {
  return LAB * labs + QUESTION * questions + exercises.reduce((sum, level) => sum + EXERCISE[level], 0);
}
