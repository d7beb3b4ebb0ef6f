import { parseEntry, parseKey, type Kind, type Kinds } from './entries.ts';

const FORMAT = 'livegrad-progress';
const VERSION = 1;
const MAXIMUM_LENGTH = 20_000_000;
/** Of a file: the book has some hundred questions, pages and exercises. */
const MAXIMUM_ENTRIES = 5000;

/** Why a file cannot be imported. */
export type ImportFault = 'too-long' | 'not-json' | 'not-progress' | 'newer' | 'damaged';

/** A file that is refused as a whole; nothing of it was taken. */
export class ImportError extends Error {
  readonly code: ImportFault;
  constructor(code: ImportFault) {
    super(`The file of progress is refused: ${code}.`);
    this.name = 'ImportError';
    this.code = code;
  }
}

/** Entries by their key. */
export type Entries = Map<string, Kinds[Kind]>;

/** The entries as a JSON file. @param exportedAt ms since 1970 */
export function encodeFile(entries: Entries, exportedAt: number): string {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ format: FORMAT, version: VERSION, exportedAt, entries: Object.fromEntries(sorted) }, null, 1);
}

/** The text of a file that a reader has chosen: of one that is too long only as much as shows that. */
export const readText = (file: Blob): Promise<string> => file.slice(0, 3 * (MAXIMUM_LENGTH + 1)).text();

/** Reads such a file. @param most entries that it may hold. @throws ImportError */
export function decodeFile(text: string, most = MAXIMUM_ENTRIES): Entries {
  if (text.length > MAXIMUM_LENGTH) throw new ImportError('too-long');
  let file: { format?: unknown; version?: unknown; entries?: unknown } | null;
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    throw new ImportError('not-json');
  }
  if (typeof file !== 'object' || file?.format !== FORMAT) throw new ImportError('not-progress');
  if (typeof file.version === 'number' && file.version > VERSION) throw new ImportError('newer');
  if (file.version !== VERSION || typeof file.entries !== 'object' || !file.entries) throw new ImportError('damaged');
  const entries: Entries = new Map();
  const given = Object.entries(file.entries);
  if (given.length > most) throw new ImportError('too-long');
  for (const [key, value] of given) {
    const name = parseKey(key);
    const entry = name && parseEntry(name.kind, value);
    if (!entry) throw new ImportError('damaged');
    entries.set(key, entry);
  }
  return entries;
}
