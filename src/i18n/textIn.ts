import type { Locale } from './locale.ts';

/** A text in both languages, as the files of `content/` hold it. */
export interface Both {
  en: string;
  zh: string;
}

/** The key of a language in the files of `content/`, which name it without its country. */
export const contentKey = (locale: Locale): keyof Both => (locale === 'en' ? 'en' : 'zh');

/** A text in one language; one string holds for both, such as a number. */
export const textIn = (text: string | Both, locale: Locale): string =>
  typeof text === 'string' ? text : text[contentKey(locale)];
