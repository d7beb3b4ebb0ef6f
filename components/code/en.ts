import type { Translation } from '@src/i18n/translation.ts';

/** The English words of a code field. */
export const words = {
  edit: 'Edit',
  /** Below the code while it is edited. */
  keys: (modifier: string) =>
    `${modifier}+Enter runs, Shift+${modifier}+Enter checks. Esc, then Tab leaves the editor.`,
  editorMissing: 'The editor could not be loaded. Check the connection and try again.',
  /** In place of anything that did not come. */
  partMissing: 'This could not be loaded. Check the connection and try again; if that does not help, reload the page.',
  tryAgain: 'Try again',
  otherDraft: 'This code was changed in another tab. Until you choose, nothing from this tab is stored.',
  takeOther: 'Take it',
  keepMine: 'Keep mine',
  /** CodeMirror's own words, by their English ones. */
  phrases: {
    Completions: 'Completions',
    Diagnostics: 'Diagnostics',
    'No diagnostics': 'No diagnostics',
    close: 'close',
  },
};

/** The words of a code field, in any language. */
export type CodeWords = Translation<typeof words>;
