import type { Locale } from '@src/i18n/locale.ts';
import { frame as en, type FrameWords } from './words/en.ts';
import { frame as zh } from './words/zh-cn.ts';

/** The frame's words in both languages: for the build and for tests. An island imports those of its own language only. */
export const frameStrings: Record<Locale, FrameWords> = { en, 'zh-cn': zh };
