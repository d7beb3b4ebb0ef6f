import type { Locale } from '@src/i18n/locale.ts';
import { words as en, type PanelWords } from './panel/en.ts';
import { words as zh } from './panel/zh-cn.ts';

/** The words of what appears when an exercise is used in both languages: for the build and for tests. An island imports those of its own language only. */
export const panelStrings: Record<Locale, PanelWords> = { en, 'zh-cn': zh };
