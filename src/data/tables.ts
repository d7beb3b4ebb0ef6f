import { DataError, fetchBytes, fetchVerified, type LoadOptions, type LoadPlace } from './sheets.ts';

/** A data set that is one table below `data/`: its folder, and what it must hold. */
export interface TableSource {
  name: string;
  rows: number;
  columns: readonly string[];
}

/** A table in memory: the cells of every column as they are written; an empty one is missing. */
export type Table<C extends string = string> = Readonly<Record<C, readonly string[]>>;

/** What the loader needs of a table's `manifest.json`. */
interface TableManifest {
  files: { file: string; sha256: string }[];
}

/**
 * Reads comma-separated cells without quotes, the first line the names.
 * @returns what is wrong, in technical English, when it is not this table
 */
export function readTable(text: string, { rows, columns }: TableSource): Table | string {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  if (header !== columns.join(',')) return `other columns: ${header.slice(0, 60)}`;
  if (lines.length !== rows) return `${lines.length} rows, not ${rows}`;
  const cells = lines.map((line) => line.split(','));
  const bad = cells.findIndex((row) => row.length !== columns.length);
  if (bad >= 0) return `row ${bad + 1} has ${cells[bad]!.length} cells, not ${columns.length}`;
  return Object.fromEntries(columns.map((name, i) => [name, cells.map((row) => row[i]!)]));
}

function readManifest(bytes: Uint8Array): TableManifest['files'][number] | null {
  try {
    const { files } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<TableManifest>;
    const { file, sha256: hash } = files![0]!;
    return /^[\w-]+\.csv$/.test(file) && /^[\da-f]{64}$/.test(hash) ? { file, sha256: hash } : null;
  } catch {
    return null;
  }
}

/**
 * Loads a table, verified by its checksum.
 * @throws DataError `data-network`; `data-list` when the list or the table is not this set's; `data-hash` when the SHA-256 differs
 */
export async function loadTable(source: TableSource, place: LoadPlace, options: LoadOptions = {}): Promise<Table> {
  const folder = `data/${source.name}`;
  const listed = readManifest(await fetchBytes(folder, 'manifest.json', place, options));
  if (!listed) throw new DataError('data-list', 'manifest.json', 'no list of a table');
  const bytes = await fetchVerified(folder, listed, place, options);
  const table = readTable(new TextDecoder().decode(bytes), source);
  if (typeof table === 'string') throw new DataError('data-list', listed.file, table);
  return table;
}
