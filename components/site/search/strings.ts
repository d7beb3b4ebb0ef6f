import type { Locale } from '@src/i18n/locale.ts';
import { words as en, type SearchWords } from './en.ts';
import { words as zh } from './zh-cn.ts';

/** The words of both languages, for the build and for tests. */
export const strings: Record<Locale, SearchWords> = { en, 'zh-cn': zh };
