import { mergeEntries, momentAfter, parseEntry, parseKey, type Kinds } from './entries.ts';
import { decodeFile, encodeFile, type Entries } from './exportFile.ts';

/** Whose code stays where the reader's and a file's differ. */
export type DraftChoice = 'mine' | 'file';

/** Tells the keys that some part of this book writes from those that none does. */
export type IsOfBook = (key: string) => boolean;

/** What an import would do. */
export interface ImportPreview {
  /** Entries of the file that belong to this book, and those of them that would change something. */
  entries: number;
  changed: number;
  /** Entries of the file that belong to no part of this book; they are left out. */
  foreign: number;
  /** Ids of the drafts whose code differs from the reader's own. */
  drafts: string[];
}

/** The ids of what the book has, as its catalogue names them. */
export interface BookIds {
  pages: readonly string[];
  labs: readonly string[];
  questions: readonly string[];
  exercises: readonly string[];
}

/** Knows the keys of a book's entries. */
export function keysOfBook({ pages, labs, questions, exercises }: BookIds): IsOfBook {
  const known = new Set([
    'place:last',
    ...pages.map((id) => `page:${id}`),
    ...labs.flatMap((id) => [`lab:${id}`, `draft:own-network/${id}`]),
    ...questions.map((id) => `quiz:${id}`),
    ...exercises.flatMap((id) => [`exercise:${id}`, `draft:exercise/${id}`]),
  ]);
  // Code that came with a link has a place of its own, told by a mark: `draft:own-network/digits#1f`.
  return (key) => {
    const [, lab] = /^prediction:([^/]+)\/[\w-]+$/.exec(key) ?? [];
    if (lab !== undefined) return known.has(`lab:${lab}`);
    return known.has(key) || (key.startsWith('draft:') && known.has(key.replace(/#[\da-f]{1,8}$/, '')));
  };
}

/** What of a file belongs to the book. @throws ImportError */
function sift(text: string, isOfBook: IsOfBook): { given: Entries; foreign: number } {
  const all = decodeFile(text);
  const given: Entries = new Map([...all].filter(([key]) => isOfBook(key)));
  return { given, foreign: all.size - given.size };
}

const isDraft = (key: string) => key.startsWith('draft:');
const textOf = (entry: Kinds[keyof Kinds] | undefined) => (entry as Kinds['draft'] | undefined)?.text ?? '';
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
/** Whether the reader has code of their own that the file's would replace. */
const differs = (mine: Entries, key: string, entry: Kinds[keyof Kinds]) =>
  isDraft(key) && textOf(mine.get(key)) !== '' && textOf(mine.get(key)) !== textOf(entry);

/**
 * The entries that an import changes, as they will be. Drafts go by the reader's choice, not by their dates; all else is merged.
 * @param mine what is here
 * @param given what the file holds
 */
function planImport(mine: Entries, given: Entries, drafts: DraftChoice): Entries {
  const planned: Entries = new Map();
  for (const [key, entry] of given) {
    const old = mine.get(key);
    let next = entry;
    if (isDraft(key)) {
      if (textOf(old) === textOf(entry) || (drafts === 'mine' && differs(mine, key, entry))) continue;
      next = { ...entry, at: momentAfter(old ?? null) };
    } else if (old) next = mergeEntries(old, entry);
    if (!isSame(next, old)) planned.set(key, next);
  }
  return planned;
}

/** An import that is read and not yet done. @param text the file. @throws ImportError */
export function readImport(text: string, isOfBook: IsOfBook) {
  const { given, foreign } = sift(text, isOfBook);
  return {
    size: given.size,
    plan: (mine: Entries, drafts: DraftChoice) => planImport(mine, given, drafts),
    preview: (mine: Entries): ImportPreview => ({
      entries: given.size,
      changed: planImport(mine, given, 'file').size,
      foreign,
      drafts: [...given].flatMap(([key, entry]) => (differs(mine, key, entry) ? [parseKey(key)!.id] : [])),
    }),
  };
}

/** What an import replaced, as a text to be stored. @param changes what it wrote */
export function encodeUndo(mine: Entries, changes: Entries): string {
  const before: Entries = new Map([...mine].filter(([key]) => changes.has(key)));
  const moments = [...changes].map(([key, { at }]) => [key, at] as const);
  return JSON.stringify({ before: encodeFile(before, 0), moments });
}

/**
 * What brings back the entries before an import: those that have not been changed since as they were, and nothing where nothing was.
 * Null when there is no such import.
 * @param stored what `encodeUndo` gave
 * @param now the entries as they are
 */
export function readUndo(stored: unknown, now: Entries): Map<string, Kinds[keyof Kinds] | undefined> | null {
  if (typeof stored !== 'string') return null;
  try {
    const { before, moments } = JSON.parse(stored) as { before: string; moments: [string, number][] };
    const old = decodeFile(before, Infinity);
    const untouched = moments.filter(([key, at]) => parseKey(key) !== null && now.get(key)?.at === at);
    return new Map(untouched.map(([key]) => [key, asItWas(key, old, now)]));
  } catch {
    return null;
  }
}

function asItWas(key: string, old: Entries, now: Entries): Kinds[keyof Kinds] | undefined {
  const entry = old.get(key);
  // Other tabs take notice of a draft by its moment.
  if (!entry) return isDraft(key) ? parseEntry('draft', { at: momentAfter(now.get(key)!), text: '' })! : undefined;
  return isDraft(key) ? { ...entry, at: momentAfter(now.get(key)!) } : entry;
}
