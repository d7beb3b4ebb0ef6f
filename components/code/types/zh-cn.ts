import type { TypeWords } from './en.ts';

/** The Chinese words for the check of types. */
export const words: TypeWords = {
  check: '检查类型',
  size: 'TypeScript 自带的检查器，1.3 MB，只加载一次',
  loading: '正在加载类型……',
  missing: '类型没有加载成功。请检查网络后重试。',
  clean: '类型没有问题。',
  faults: (count) => `有 ${count} 处类型不符。`,
};
