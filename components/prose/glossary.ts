import terms from '@content/glossary.json';
import type { Locale } from '@src/i18n/locale.ts';

/** One term of the glossary in one language. */
export interface GlossaryEntry {
  id: string;
  term: string;
  definition: string;
  /** The term in the other language. */
  other: string;
}

/** All terms in a language, sorted by its own order. */
export function glossary(locale: Locale): GlossaryEntry[] {
  const [own, other] = locale === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  const collator = new Intl.Collator(locale === 'en' ? 'en' : 'zh-CN-u-co-pinyin');
  return terms
    .map((entry) => ({ id: entry.id, ...entry[own], other: entry[other].term }))
    .sort((a, b) => collator.compare(a.term, b.term));
}

/** One term. @throws when the glossary has none of that id */
export function glossaryEntry(id: string, locale: Locale): GlossaryEntry {
  const entry = glossary(locale).find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`content/glossary.json has no term "${id}"`);
  return entry;
}
