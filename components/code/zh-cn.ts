import type { CodeWords } from './en.ts';

/** The Chinese words of a code field. */
export const words: CodeWords = {
  edit: '编辑',
  keys: (modifier) => `${modifier}+Enter 运行，Shift+${modifier}+Enter 检查；先按 Esc 再按 Tab 离开编辑器。`,
  editorMissing: '编辑器没有加载成功。请检查网络后重试。',
  partMissing: '内容没有加载成功。请检查网络后重试；如果仍然不行，请重新加载本页。',
  tryAgain: '重试',
  otherDraft: '这段代码在另一个标签页中改过。在你选择之前，本页的改动不会保存。',
  takeOther: '用那边的',
  keepMine: '保留我的',
  phrases: { Completions: '补全', Diagnostics: '错误', 'No diagnostics': '没有错误', close: '关闭' },
};
