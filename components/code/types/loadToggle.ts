import type { Locale } from '@src/i18n/locale.ts';
import { loadPart } from '@src/site/loadPart.ts';

/** Loads the button that checks types, in one language. @throws MissingPart */
export async function loadToggle(locale: Locale) {
  const [{ TypeToggle }, { words }] = await loadPart(() =>
    Promise.all([import('./TypeToggle.tsx'), locale === 'en' ? import('./en.ts') : import('./zh-cn.ts')]),
  );
  return { TypeToggle, words };
}
