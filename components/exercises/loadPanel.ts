import type { Locale } from '@src/i18n/locale.ts';
import { loadPart } from '@src/site/loadPart.ts';

/** Loads what appears when an exercise is used, in one language. */
export async function loadPanel(locale: Locale) {
  const [{ Help, Output, Results }, { words }] = await loadPart(() =>
    Promise.all([import('./Panel.tsx'), locale === 'en' ? import('./panel/en.ts') : import('./panel/zh-cn.ts')]),
  );
  return { Help, Output, Results, words };
}
