import type { SearchWords } from './en.ts';

/** The Chinese words of the search. */
export const words: SearchWords = {
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
