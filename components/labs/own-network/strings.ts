import type { Locale } from '@src/i18n/locale.ts';
import { words as en, type OwnWords } from './en.ts';
import { words as zh } from './zh-cn.ts';

/** The words of a reader's own network in both languages: for tests. */
export const ownStrings: Record<Locale, OwnWords> = { en, 'zh-cn': zh };
