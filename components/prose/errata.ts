import { getCollection, getEntry } from 'astro:content';
import type { Erratum } from '@src/book/schema.ts';

/** All corrections of the source article, in the order of their ids. */
export async function errata(): Promise<Erratum[]> {
  const rows = (await getCollection('errata')).map(({ data }) => data);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One correction. @throws Error when there is none of that id */
export async function erratum(id: string): Promise<Erratum> {
  const row = await getEntry('errata', id);
  if (!row) throw new Error(`content/errata.json has no row "${id}"`);
  return row.data;
}
