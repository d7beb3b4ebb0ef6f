import type { Locale } from '@src/i18n/locale.ts';

/** Name of the folded part; the rest of its words come when it is opened. */
export const ownTitle: Record<Locale, string> = { en: 'Your own network', 'zh-cn': '你自己的网络' };
