import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { getEntry } from 'astro:content';
import type { Source } from '@src/book/schema.ts';
import type { Locale } from '@src/i18n/locale.ts';

async function sourceOf(id: string): Promise<Source> {
  const source = await getEntry('citations', id);
  if (!source) throw new Error(`content/citations.json has no source "${id}"`);
  return source.data;
}

/** "Kingma and Ba, 2015" or "Kingma 和 Ba，2015". @throws Error when there is no such source */
export async function shortCitation(id: string, locale: Locale): Promise<string> {
  const { author, issued } = await sourceOf(id);
  const names = author.map((person) => ('family' in person ? person.family : person.literal));
  const and = locale === 'en' ? ' and ' : ' 和 ';
  const who = names.length > 2 ? `${names[0]}${locale === 'en' ? ' et al.' : ' 等'}` : names.join(and);
  return [who, issued?.['date-parts'][0]?.[0]].filter(Boolean).join(locale === 'en' ? ', ' : '，');
}

/** The full reference in APA style, as HTML with its link. @throws Error when there is no such source */
export async function fullReference(id: string): Promise<string> {
  const html = new Cite([await sourceOf(id)]).format('bibliography', {
    format: 'html',
    template: 'apa',
    lang: 'en-US',
  });
  return html
    .replaceAll(/<\/?div[^>]*>/g, '')
    .trim()
    .replaceAll(/(https?:\/\/[^\s<]+[^\s<.,;])/g, '<a href="$1" rel="noreferrer">$1</a>');
}
