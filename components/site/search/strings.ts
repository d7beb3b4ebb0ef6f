import type { Locale } from '@src/i18n/locale.ts';
import type { Translation } from '@src/i18n/translation.ts';

const en = {
  search: 'Search',
  cancel: 'Close',
  looking: 'Searching…',
  found: (n: number, query: string) =>
    `${n === 0 ? 'Nothing' : n === 1 ? 'One place' : `${n} places`} found for “${query}”.`,
  corrected: (typed: string) => ` “${typed}” is not in the book.`,
  partial:
    ' Only headings and the glossary were searched: the text needs WebAssembly, which this browser does not have or has switched off.',
  failed: 'The index of the search cannot be loaded. Check the connection and type again.',
  glossary: 'Glossary',
  more: (n: number) => `Show ${n} more`,
};
const zh: Translation<typeof en> = {
  search: '搜索',
  cancel: '关闭',
  looking: '正在搜索……',
  found: (n, query) => (n === 0 ? `没有找到“${query}”。` : `“${query}”：找到 ${n} 处。`),
  corrected: (typed) => `书中没有“${typed}”。`,
  partial: '这里只搜索了标题和术语表：搜索正文要用 WebAssembly，而这个浏览器没有它，或者已将它关闭。',
  failed: '搜索索引加载失败。请检查网络，再输入一次。',
  glossary: '术语表',
  more: (n) => `再显示 ${n} 条`,
};

export const strings: Record<Locale, typeof en> = { en, 'zh-cn': zh };
