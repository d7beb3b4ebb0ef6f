import { getCollection } from 'astro:content';
import type { Locale } from '@src/i18n/locale.ts';

/** Titles of the pages of a language by page, for example `concepts/networks`; overviews have their label as in the sidebar. */
export async function pageTitles(locale: Locale): Promise<Record<string, string>> {
  const pages = await getCollection('docs', ({ id }) => id.startsWith(`${locale}/`));
  return Object.fromEntries(pages.map(({ id, data }) => [id.slice(locale.length + 1), data.title]));
}
