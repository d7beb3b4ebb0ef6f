import type { Locale } from '@src/i18n/locale.ts';
import { words as en, type CodeWords } from './en.ts';
import { words as zh } from './zh-cn.ts';

/** The words of a code field in both languages: for the build and for tests. An island imports those of its own language only. */
export const codeStrings: Record<Locale, CodeWords> = { en, 'zh-cn': zh };
