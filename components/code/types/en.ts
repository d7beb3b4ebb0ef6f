import type { Translation } from '@src/i18n/translation.ts';

/** The English words for the check of types; they come with the editor. */
export const words = {
  check: 'Check types',
  /** The size of what is loaded once. */
  size: 'TypeScript’s own checker, 1.3 MB, loaded once',
  loading: 'Loading the types…',
  missing: 'The types could not be loaded. Check the connection and try again.',
  clean: 'The types fit.',
  faults: (count: number) => (count === 1 ? 'One place does not fit.' : `${count} places do not fit.`),
};

/** The words for the check of types, in any language. */
export type TypeWords = Translation<typeof words>;
