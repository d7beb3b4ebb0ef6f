import type { Locale } from '@src/i18n/locale.ts';
import type { ImportFault } from '@src/progress/exportFile.ts';

interface ProgressStrings {
  /** Beside a link of the sidebar. */
  read: string;
  share: (read: string, all: string) => string;
  noPlace: string;
  goOn: string;
  title: string;
  caption: string;
  chapter: string;
  pages: string;
  questions: string;
  exercises: string;
  of: (part: number, whole: number) => string;
  labs: (count: number) => string;
  exportFile: string;
  importFile: string;
  reset: string;
  undo: string;
  exported: string;
  imported: (count: number) => string;
  wasReset: string;
  undone: string;
  faults: Record<ImportFault, string>;
  refused: string;
  full: string;
  damaged: (count: number) => string;
  needsScript: string;
}

/** Words of the reader's progress. */
export const strings = {
  en: {
    read: '(read)',
    share: (read, all) => `${read} of ${all} pages read`,
    noPlace: 'As you read, this line will lead back to where you were. It is kept on this device only.',
    goOn: 'Continue where you were:',
    title: 'Your progress',
    caption: 'Pages read to the end, questions and coding exercises solved',
    chapter: 'Chapter',
    pages: 'Pages',
    questions: 'Questions',
    exercises: 'Exercises',
    of: (part, whole) => (whole === 0 ? '–' : `${part} of ${whole}`),
    labs: (count) => (count === 1 ? 'You have run 1 lab.' : `You have run ${count} different labs.`),
    exportFile: 'Export',
    importFile: 'Import',
    reset: 'Reset',
    undo: 'Undo the reset',
    exported: 'Exported as livegrad-progress.json.',
    imported: (count) => `Imported: ${count} entries, merged with those here.`,
    wasReset: 'Everything has been reset. Nothing is lost until the next reset: you can undo it.',
    undone: 'The reset has been undone.',
    faults: {
      'too-long': 'This file is too long to be progress of this book. Nothing was changed.',
      'not-json': 'This file is damaged: it is not JSON. Nothing was changed.',
      'not-progress': 'This file does not hold progress of this book. Nothing was changed.',
      newer: 'This file comes from a newer version of the book. Nothing was changed.',
      damaged: 'This file is damaged: an entry in it cannot be read. Nothing was changed.',
    },
    refused: 'This browser refuses storage: progress is kept until you leave the page. Export it to keep it.',
    full: 'The browser’s storage is full: what is new is kept until you leave the page. Export it to keep it.',
    damaged: (count) => `${count} stored entries cannot be read and are left out.`,
    needsScript: 'Progress is kept by JavaScript, which is switched off here.',
  },
  'zh-cn': {
    read: '（已读）',
    share: (read, all) => `共 ${all} 页，已读 ${read} 页`,
    noPlace: '开始阅读后，这里会显示上次读到的地方，只保存在这台设备上。',
    goOn: '从上次读到的地方继续：',
    title: '学习进度',
    caption: '读完的页面、答对的题目与完成的编程练习',
    chapter: '章',
    pages: '页面',
    questions: '题目',
    exercises: '练习',
    of: (part, whole) => (whole === 0 ? '–' : `${part} / ${whole}`),
    labs: (count) => `你运行过 ${count} 个不同的实验。`,
    exportFile: '导出',
    importFile: '导入',
    reset: '清空',
    undo: '撤销清空',
    exported: '已导出为 livegrad-progress.json。',
    imported: (count) => `已导入 ${count} 条记录，并与现有记录合并。`,
    wasReset: '已全部清空。下次清空之前都可以撤销。',
    undone: '已撤销清空。',
    faults: {
      'too-long': '文件太大，不会是本书的学习进度。现有记录没有改动。',
      'not-json': '文件已损坏：不是 JSON。现有记录没有改动。',
      'not-progress': '文件里不是本书的学习进度。现有记录没有改动。',
      newer: '文件来自本书更新的版本。现有记录没有改动。',
      damaged: '文件已损坏：其中有记录无法读取。现有记录没有改动。',
    },
    refused: '浏览器不允许存储：进度只保留到离开本页为止。要保存请导出。',
    full: '浏览器的存储空间已满：新的进度只保留到离开本页为止。要保存请导出。',
    damaged: (count) => `有 ${count} 条已存的记录无法读取，没有计入。`,
    needsScript: '记录进度需要 JavaScript，而它在这里已被关闭。',
  },
} as const satisfies Record<Locale, ProgressStrings>;
