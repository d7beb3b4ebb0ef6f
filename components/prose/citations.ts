import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { getCollection, getEntry } from 'astro:content';
import type { Source } from '@src/book/schema.ts';
import { authorsOf, datedYear, yearOf } from '@src/book/sourceYears.ts';
import type { Locale } from '@src/i18n/locale.ts';

async function sourceOf(id: string): Promise<Source> {
  const source = await getEntry('citations', id);
  if (!source) throw new Error(`content/citations.json has no source "${id}"`);
  return source.data;
}

async function datedYearOf(source: Source): Promise<string | undefined> {
  return datedYear(
    source,
    (await getCollection('citations')).map(({ data }) => data),
  );
}

/** "Kingma and Ba, 2015" or "Kingma 和 Ba，2015"; "Touvron et al., 2023a" where there are two. @throws Error when there is no such source */
export async function shortCitation(id: string, locale: Locale): Promise<string> {
  const source = await sourceOf(id);
  return [authorsOf(source, locale), await datedYearOf(source)].filter(Boolean).join(locale === 'en' ? ', ' : '，');
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
    .replace(`(${yearOf(source)}`, `(${await datedYearOf(source)}`)
    .replaceAll(/(https?:\/\/[^\s<]+[^\s<.,;])/g, '<a href="$1" rel="noreferrer">$1</a>');
}
