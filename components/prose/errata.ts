import rows from '@content/errata.json';

/** One correction of the source article. */
export interface ErratumRow {
  id: string;
  where: string;
  says: { en: string; zh: string };
  right: { en: string; zh: string };
  sources: string[];
  /** Path below the language of the page whose lab shows it. */
  live?: string;
}

export const errata: ErratumRow[] = rows;

/** One row. @throws when there is none of that id */
export function erratum(id: string): ErratumRow {
  const row = errata.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`content/errata.json has no row "${id}"`);
  return row;
}
