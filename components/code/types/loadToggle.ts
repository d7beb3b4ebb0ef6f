import type { Locale } from '@src/i18n/locale.ts';

/** Loads the button that checks types, in one language. */
export async function loadToggle(locale: Locale) {
  const [{ TypeToggle }, { words }] = await Promise.all([
    import('./TypeToggle.tsx'),
    locale === 'en' ? import('./en.ts') : import('./zh-cn.ts'),
  ]);
  return { TypeToggle, words };
}
