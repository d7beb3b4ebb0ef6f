import { tokenizer, type Options, type Token } from 'acorn';

/*
 * Reads learners' source by its tokens, so that what stands in comments and strings is never taken for code. TypeScript's own
 * grammar is not known here; its tokens are those of JavaScript.
 */

const OPTIONS = { ecmaVersion: 'latest', sourceType: 'module' } as const satisfies Options;

/** A place in a source, counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A character that looks like one of code and is none: full-width, typographic, or invisible. */
export interface StrangeCharacter extends Place {
  character: string;
}

function placeOf(code: string, position: number): Place {
  const lines = code.slice(0, position).split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

/** All tokens up to the end, or to what cannot be read; then also its position. */
function read(code: string, onComment?: (start: number, end: number) => void) {
  const tokens: Token[] = [];
  try {
    const reader = tokenizer(code, { ...OPTIONS, onComment: (_block, _text, start, end) => onComment?.(start, end) });
    for (const token of reader) tokens.push(token);
    return { tokens, brokenAt: null };
  } catch (error) {
    return { tokens, brokenAt: (error as { pos?: number }).pos ?? null };
  }
}

/** A source with blanks in place of its comments; lines and columns stay. */
export function withoutComments(code: string): string {
  let bare = code;
  const blank = (start: number, end: number) => {
    const blanks = code.slice(start, end).replaceAll(/[^\n]/g, ' ');
    bare = bare.slice(0, start) + blanks + bare.slice(end);
  };
  read(code, blank);
  return bare;
}

/** Where a source declares a `namespace` or `module`; null when it does not. */
export function findNamespace(code: string): Place | null {
  const { tokens } = read(code);
  const textOf = (token: Token | undefined) => (token ? code.slice(token.start, token.end) : '');
  for (const [i, token] of tokens.entries()) {
    if (!['namespace', 'module'].includes(textOf(token)) || token.type.label !== 'name') continue;
    if (tokens[i + 1]?.type.label !== 'name') continue;
    let next = i + 2;
    while (textOf(tokens[next]) === '.') next += 2;
    if (textOf(tokens[next]) === '{') return placeOf(code, token.start);
  }
  return null;
}

/** Characters of text by the one of code that was meant; '' for those that nobody sees. Full-width forms follow by rule. */
const MEANT = new Map<string, string>([
  ...['“”„‟＂「」『』«»'].flatMap((all) => [...all].map((one) => [one, '"'] as const)),
  ...['‘’‚‛＇´'].flatMap((all) => [...all].map((one) => [one, "'"] as const)),
  ...['–—−‐‑'].flatMap((all) => [...all].map((one) => [one, '-'] as const)),
  ...['\u200b\u200c\u200d\u2060\u00ad\u200e\u200f'].flatMap((all) => [...all].map((one) => [one, ''] as const)),
  ['。', '.'],
  ['、', ','],
  ['【', '['],
  ['】', ']'],
  ['《', '<'],
  ['》', '>'],
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!=='],
  ['…', '...'],
  ['√', 'Math.sqrt'],
]);

/** What was meant by a character that is none of code: another one, '' for an invisible one; null when nothing is known. */
export function meantBy(character: string): string | null {
  const code = character.codePointAt(0)!;
  if (0xff01 <= code && code <= 0xff5e && !MEANT.has(character)) return String.fromCharCode(code - 0xfee0);
  return MEANT.get(character) ?? null;
}

/** The first full-width, typographic or invisible character outside strings and comments of a source that is not valid; null when there is none. */
export function findStrangeCharacter(code: string): StrangeCharacter | null {
  const { tokens, brokenAt } = read(code);
  // Some of them may stand in names, such as a joiner of width zero.
  for (const { type, start, end } of tokens) {
    if (type.label !== 'name') continue;
    const name = code.slice(start, end);
    const at = [...name].findIndex((one) => meantBy(one) !== null);
    if (at >= 0) return { character: [...name][at]!, ...placeOf(code, start + [...name].slice(0, at).join('').length) };
  }
  if (brokenAt === null) return null;
  const character = String.fromCodePoint(code.codePointAt(brokenAt) ?? 0x20);
  return character > '\u007f' ? { character, ...placeOf(code, brokenAt) } : null;
}
