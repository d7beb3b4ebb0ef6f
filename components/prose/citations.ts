import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { getCollection, getEntry } from 'astro:content';
import type { Source } from '@src/book/schema.ts';
import type { Locale } from '@src/i18n/locale.ts';

async function sourceOf(id: string): Promise<Source> {
  const source = await getEntry('citations', id);
  if (!source) throw new Error(`content/citations.json has no source "${id}"`);
  return source.data;
}

const yearOf = ({ issued }: Source) => issued?.['date-parts'][0]?.[0];

function authorsOf({ author }: Source, locale: Locale): string {
  const names = author.map((person) => ('family' in person ? person.family : person.literal));
  if (names.length > 2) return `${names[0]}${locale === 'en' ? ' et al.' : ' 等'}`;
  return names.join(locale === 'en' ? ' and ' : ' 和 ');
}

/** The year, with a letter where several sources of the list have the same short authors and year: 2023a. */
async function datedYear(source: Source): Promise<string | undefined> {
  const year = yearOf(source);
  if (year === undefined) return undefined;
  const alike = (await getCollection('citations'))
    .map(({ data }) => data)
    .filter((other) => yearOf(other) === year && authorsOf(other, 'en') === authorsOf(source, 'en'))
    .map(({ id }) => id)
    .sort();
  return alike.length > 1 ? `${year}${String.fromCharCode(97 + alike.indexOf(source.id))}` : `${year}`;
}

/** "Kingma and Ba, 2015" or "Kingma 和 Ba，2015"; "Touvron et al., 2023a" where there are two. @throws Error when there is no such source */
export async function shortCitation(id: string, locale: Locale): Promise<string> {
  const source = await sourceOf(id);
  return [authorsOf(source, locale), await datedYear(source)].filter(Boolean).join(locale === 'en' ? ', ' : '，');
}

/** The full reference in APA style, as HTML with its link. @throws Error when there is no such source */
export async function fullReference(id: string): Promise<string> {
  const source = await sourceOf(id);
  const html = new Cite([source]).format('bibliography', {
    format: 'html',
    template: 'apa',
    lang: 'en-US',
  });
  return html
    .replaceAll(/<\/?div[^>]*>/g, '')
    .trim()
    .replace(`(${yearOf(source)}`, `(${await datedYear(source)}`)
    .replaceAll(/(https?:\/\/[^\s<]+[^\s<.,;])/g, '<a href="$1" rel="noreferrer">$1</a>');
}
