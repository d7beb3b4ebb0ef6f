import type { Translation } from '@src/i18n/translation.ts';
import type { ImportFault } from '@src/progress/exportFile.ts';

/** The English words of the reader's progress. */
export const words = {
  /** Beside a link of the sidebar. */
  read: '(read)',
  share: (read: string, all: string) => `${read} of ${all} pages read`,
  noPlace: 'As you read, this line will lead back to where you were. It is kept on this device only.',
  goOn: 'Continue where you were:',
  title: 'Your progress',
  caption: 'Pages read to the end, questions and coding exercises solved',
  chapter: 'Chapter',
  pages: 'Pages',
  questions: 'Questions',
  exercises: 'Exercises',
  of: (part: number, whole: number) => (whole === 0 ? '–' : `${part} of ${whole}`),
  /** In place of a chapter's pages while none is written. */
  outline: 'outline',
  /** A link to the first of what is left; then its name for those who hear it alone. */
  next: 'next',
  nextPage: (chapter: string) => `next: unread page of ${chapter}`,
  nextQuestion: (chapter: string) => `next: unsolved question of ${chapter}`,
  nextExercise: (chapter: string) => `next: unsolved exercise of ${chapter}`,
  labs: (count: number) => (count === 1 ? 'You have run 1 lab.' : `You have run ${count} different labs.`),
  predictions: (count: number) =>
    count === 1
      ? 'You have answered 1 question on a lab before its run.'
      : `You have answered ${count} questions on labs before their runs.`,
  exportFile: 'Export',
  importFile: 'Import',
  reset: 'Reset',
  undo: 'Undo the reset',
  exported: 'Exported as livegrad-progress.json.',
  imported: (count: number) => `Imported: ${count} entries, merged with those here. You can undo it.`,
  /** What a file would do, before it is imported. */
  preview: (entries: number, changed: number) =>
    `This file holds ${entries} entries of this book; ${changed} of them are new here or differ. What is solved stays solved.`,
  foreign: (count: number) => `${count} more belong to no part of this book and will be left out.`,
  drafts: (count: number) =>
    count === 1 ? 'Code of yours differs from the file’s:' : `Your code in ${count} places differs from the file’s:`,
  more: (count: number) => `and ${count} more`,
  keepMine: 'Keep my code',
  takeFile: 'Replace it by the file’s',
  takeImport: 'Import this file',
  cancel: 'Cancel',
  undoImport: 'Undo the import',
  importUndone: 'The import has been undone. What you have changed since has stayed.',
  wasReset: 'Everything has been reset. Nothing is lost until the next reset: you can undo it.',
  undone: 'The reset has been undone.',
  /** Why a file was not taken. */
  faults: {
    'too-long': 'This file is too long to be progress of this book. Nothing was changed.',
    'not-json': 'This file is damaged: it is not JSON. Nothing was changed.',
    'not-progress': 'This file does not hold progress of this book. Nothing was changed.',
    newer: 'This file comes from a newer version of the book. Nothing was changed.',
    damaged: 'This file is damaged: an entry in it cannot be read. Nothing was changed.',
  } satisfies Record<ImportFault, string>,
  refused: 'This browser refuses storage: progress is kept until you leave the page. Export it to keep it.',
  full: 'The browser’s storage is full: what is new is kept until you leave the page. Export it to keep it.',
  outdated:
    'A newer version of the book is open in another tab: what is new stays in this tab only. Reload the page to go on with it.',
  damaged: (count: number) => `${count} stored entries cannot be read and are left out.`,
  needsScript: 'Progress is kept by JavaScript, which is switched off here.',
};

/** The words of the reader's progress, in any language. */
export type ProgressWords = Translation<typeof words>;
