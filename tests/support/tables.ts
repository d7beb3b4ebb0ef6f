import { readFileSync } from 'node:fs';
import { readTable, type Table, type TableSource } from '../../src/data/tables.ts';

/** A committed table, read from its file. */
export function tableOf(source: TableSource): Table {
  const file = new URL(`../../public/data/${source.name}/${source.name}.csv`, import.meta.url);
  const table = readTable(readFileSync(file, 'utf8'), source);
  if (typeof table === 'string') throw new Error(table);
  return table;
}
