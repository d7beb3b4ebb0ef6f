import { getCollection, getEntry } from 'astro:content';
import type { GlossaryTerm } from '@src/book/schema.ts';
import type { Locale } from '@src/i18n/locale.ts';
import { contentKey } from '@src/i18n/textIn.ts';

/** One term of the glossary in one language. */
export interface GlossaryEntry {
  id: string;
  term: string;
  definition: string;
  /** The term in the other language. */
  other: string;
}

function termIn(entry: GlossaryTerm, locale: Locale): GlossaryEntry {
  const own = contentKey(locale);
  return { id: entry.id, ...entry[own], other: entry[own === 'en' ? 'zh' : 'en'].term };
}

/** All terms in a language, sorted by its own order. */
export async function glossary(locale: Locale): Promise<GlossaryEntry[]> {
  const collator = new Intl.Collator(locale === 'en' ? 'en' : 'zh-CN-u-co-pinyin');
  const terms = await getCollection('glossary');
  return terms.map(({ data }) => termIn(data, locale)).sort((a, b) => collator.compare(a.term, b.term));
}

/** One term. @throws Error when the glossary has none of that id */
export async function glossaryEntry(id: string, locale: Locale): Promise<GlossaryEntry> {
  const entry = await getEntry('glossary', id);
  if (!entry) throw new Error(`content/glossary.json has no term "${id}"`);
  return termIn(entry.data, locale);
}
