import type { Locale } from '@src/i18n/locale.ts';

/** Name of the folded part; the rest of its words come when it is opened. */
export const ownTitle: Record<Locale, string> = { en: 'Your own network', 'zh-cn': '你自己的网络' };

/** What is said in its place when it does not come. */
export const ownMissing: Record<Locale, { partMissing: string; tryAgain: string }> = {
  en: {
    partMissing:
      'This could not be loaded. Check the connection and try again; if that does not help, reload the page.',
    tryAgain: 'Try again',
  },
  'zh-cn': { partMissing: '内容没有加载成功。请检查网络后重试；如果仍然不行，请重新加载本页。', tryAgain: '重试' },
};
