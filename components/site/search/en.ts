/** The English words of the search. */
export const words = {
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

/** What every language has. */
export type SearchWords = typeof words;
