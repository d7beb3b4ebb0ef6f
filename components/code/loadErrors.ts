import type { Locale } from '@src/i18n/locale.ts';
import { loadPart } from '@src/site/loadPart.ts';

/** Loads what shows an error of a reader's code, in one language. */
export async function loadErrors(locale: Locale) {
  const [{ ErrorText }, { words }] = await loadPart(() =>
    Promise.all([import('./ErrorText.tsx'), locale === 'en' ? import('./errors/en.ts') : import('./errors/zh-cn.ts')]),
  );
  return { ErrorText, words };
}
