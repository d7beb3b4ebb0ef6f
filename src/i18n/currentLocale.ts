import { LOCALES, type Locale } from './locale.ts';

/** The locale of an Astro page from its URL, with or without a base path; `…/zh-cn.html` is a first page of a build into files. */
export function currentLocale(url: URL): Locale {
  const folders = url.pathname.replace(/\.html$/, '').split('/');
  return LOCALES.find((locale) => folders.includes(locale)) ?? 'en';
}
