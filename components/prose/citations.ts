import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import sources from '@content/citations.json';
import type { Locale } from '@src/i18n/locale.ts';

type Source = (typeof sources)[number] & {
  author?: { family?: string; literal?: string }[];
  issued?: { 'date-parts': number[][] };
};

function sourceOf(id: string): Source {
  const source = (sources as Source[]).find((candidate) => candidate.id === id);
  if (!source) throw new Error(`content/citations.json has no source "${id}"`);
  return source;
}

/** "Kingma and Ba, 2015" or "Kingma 和 Ba，2015". @throws when there is no such source */
export function shortCitation(id: string, locale: Locale): string {
  const { author = [], issued } = sourceOf(id);
  const names = author.map(({ family, literal }) => family ?? literal ?? '');
  const and = locale === 'en' ? ' and ' : ' 和 ';
  const who = names.length > 2 ? `${names[0]}${locale === 'en' ? ' et al.' : ' 等'}` : names.join(and);
  return [who, issued?.['date-parts'][0]?.[0]].filter(Boolean).join(locale === 'en' ? ', ' : '，');
}

/** The full reference in APA style, as HTML with its link. @throws when there is no such source */
export function fullReference(id: string): string {
  const html = new Cite([sourceOf(id)]).format('bibliography', { format: 'html', template: 'apa', lang: 'en-US' });
  return html
    .replaceAll(/<\/?div[^>]*>/g, '')
    .trim()
    .replaceAll(/(https?:\/\/[^\s<]+[^\s<.,;])/g, '<a href="$1" rel="noreferrer">$1</a>');
}
