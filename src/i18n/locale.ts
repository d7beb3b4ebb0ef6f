/** The two languages of the book, named as in paths. */
export const LOCALES = ['en', 'zh-cn'] as const;
export type Locale = (typeof LOCALES)[number];

/** BCP 47 tag of a locale, for `lang` attributes and `Intl`. */
export const languageTag = { en: 'en', 'zh-cn': 'zh-CN' } as const satisfies Record<Locale, string>;

/**
 * The locale named by the first segment of a path below the site's base; `en` when there is none.
 * @param path for example `zh-cn/project/training`
 */
export function localeOfPath(path: string): Locale {
  const first = path.replace(/^\//, '').split('/', 1)[0];
  return LOCALES.find((locale) => locale === first) ?? 'en';
}
