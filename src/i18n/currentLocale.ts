import { LOCALES, type Locale } from './locale.ts';

/** The locale of an Astro page from its URL, with or without a base path. */
export function currentLocale(url: URL): Locale {
  return LOCALES.find((locale) => url.pathname.includes(`/${locale}/`)) ?? 'en';
}
