/*
 * What the book remembers of its reader. An entry's key is `kind:id`; `at` is the time of its last change in ms since 1970.
 */

/** The entries by kind. */
export interface Kinds {
  /** Where the reader was last; one entry, id `last`. The page as `concepts/networks`, the heading's id or ''. */
  place: { at: number; page: string; heading: string };
  /** A page read to its end; id: the page. */
  page: { at: number };
  /** A lab that was run; id: the lab. */
  lab: { at: number; runs: number };
  /** A question answered; id: `page#question`. Once solved, it stays solved. */
  quiz: { at: number; answer: Answer; tries: number; isSolved: boolean };
  /** What was said before a run and what came out; id: `lab/question`. Numbers, or places in the list of choices. */
  prediction: { at: number; said: number; was: number };
  /** A coding exercise that was tried; id: the exercise. Tries are checks of changed code; once solved, it stays solved. */
  exercise: { at: number; tries: number; isSolved: boolean; hints: number; sawSolution: boolean };
  /** Text as typed; id: what it belongs to, for example `exercise/neuron`. Empty: nothing was typed, or it was reset. */
  draft: { at: number; text: string };
}

/** A number, or the indices of options or steps in the order of the quiz's file. */
export type Answer = number | number[];
export type Kind = keyof Kinds;

/** Most characters of a draft. */
export const MAXIMUM_DRAFT = 200_000;
const MAXIMUM_ID = 200;
/** Most tries, runs or hints that are counted. */
const MOST = 1e6;
const LAST_MOMENT = 8.64e15;
/** How far other clocks may be ahead of this one. */
const DAY_MS = 86_400_000;

const isNumber = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isShort = (value: unknown) => typeof value === 'string' && value.length <= MAXIMUM_ID;
const isFlag = (value: unknown) => typeof value === 'boolean';
const isAnswer = (value: unknown) =>
  Number.isFinite(value) || (Array.isArray(value) && value.length <= 20 && value.every(isCount));

const FIELDS: { [K in Kind]: Record<Exclude<keyof Kinds[K], 'at'>, (value: unknown) => boolean> } = {
  place: { page: isShort, heading: isShort },
  page: {},
  lab: { runs: isNumber },
  quiz: { answer: isAnswer, tries: isNumber, isSolved: isFlag },
  prediction: { said: Number.isFinite, was: Number.isFinite },
  exercise: { tries: isNumber, isSolved: isFlag, hints: isNumber, sawSolution: isFlag },
  draft: { text: (value) => typeof value === 'string' && value.length <= MAXIMUM_DRAFT },
};

/** The fields that count. */
const COUNTS = new Set(['runs', 'tries', 'hints']);

/** The key of an entry in the store. */
export const keyOf = (kind: Kind, id: string): string => `${kind}:${id}`;

/** Kind and id of a key, or null when no part of the book writes such a key. */
export function parseKey(key: unknown): { kind: Kind; id: string } | null {
  const [, kind, id] = (typeof key === 'string' && /^(\w+):(.{1,200})$/.exec(key)) || [];
  return kind !== undefined && Object.hasOwn(FIELDS, kind) ? { kind: kind as Kind, id: id! } : null;
}

/**
 * The entry that a stored or imported value is, with no other fields, or null when it is damaged. Counts are bounded, and a moment that
 * is still to come is taken for none, so that every other holds against it.
 */
export function parseEntry<K extends Kind>(kind: K, value: unknown): Kinds[K] | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  if (!isCount(given['at']) || (given['at'] as number) > LAST_MOMENT) return null;
  const fields = Object.entries(FIELDS[kind] as Record<string, (value: unknown) => boolean>);
  if (!fields.every(([name, isValid]) => isValid(given[name]))) return null;
  const at = (given['at'] as number) > Date.now() + DAY_MS ? 0 : given['at'];
  return Object.fromEntries([
    ['at', at],
    ...fields.map(([name]) => [name, COUNTS.has(name) ? Math.min(MOST, given[name] as number) : given[name]]),
  ]) as Kinds[K];
}

/**
 * The moment of a change: now, but later than what it changes even when the clock was set back, so that no merge drops the change.
 * @param old the entry before the change
 * @returns ms since 1970, at most the last moment there is
 */
export function momentAfter(old: { at: number } | null): number {
  return Math.min(LAST_MOMENT, Math.max(Date.now(), (old?.at ?? -1) + 1));
}

/** What decides between two entries of the same moment, so that merging does not depend on the order. */
const tieOf = (entry: Partial<Kinds['place'] & Kinds['quiz'] & Kinds['draft'] & Kinds['prediction']>) =>
  JSON.stringify([entry.page, entry.heading, entry.answer, entry.text, entry.said, entry.was]);

/** Two states of one entry as one: the later holds, counts keep the larger, and what was solved or seen stays so. */
export function mergeEntries<K extends Kind>(a: Kinds[K], b: Kinds[K]): Kinds[K] {
  const isLater = a.at !== b.at ? a.at > b.at : tieOf(a) >= tieOf(b);
  const merged: Record<string, unknown> = { ...(isLater ? a : b) };
  const [left, right] = [a, b] as unknown as Record<string, number | boolean>[];
  for (const name of COUNTS) {
    if (name in merged) merged[name] = Math.max(left![name] as number, right![name] as number);
  }
  for (const name of ['isSolved', 'sawSolution']) {
    if (name in merged) merged[name] = Boolean(left![name] || right![name]);
  }
  return merged as unknown as Kinds[K];
}
