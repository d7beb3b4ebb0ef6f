import type { Locale } from '@src/i18n/locale.ts';
import { words as en, type Words } from './en.ts';
import { words as zh } from './zh-cn.ts';

/** The words of the lab `finance` in both languages: for the build and for tests. An island imports those of its own language only. */
export const strings: Record<Locale, Words> = { en, 'zh-cn': zh };
