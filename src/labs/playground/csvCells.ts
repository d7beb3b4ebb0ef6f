import { parseNumber, toPlainText } from '../../math/parseNumber.ts';

/** One cell of a table, as it stands there, and whether it was in quotes. */
export interface Cell {
  text: string;
  isQuoted: boolean;
}

/** A line that is not empty. `line` counts from 1. */
export interface Row {
  line: number;
  cells: Cell[];
  /** What separates its cells. */
  separator: Separator;
}

type Separator = ',' | ';' | '\t' | ' ';

/** A separator that the file names in its first line, as Excel does. */
const NAMED = /^\s*"?sep=([,;\t ])"?\s*$/i;

/**
 * Cuts a text into rows of cells: separated by what the first line names (`sep=;`), else in each line by tabs, semicolons, commas or
 * spaces, whichever of them is first in this order. Quotes may stand around a cell; characters of a Chinese keyboard are understood.
 */
export function readRows(text: string): Row[] {
  const lines = toPlainText(text).split(/\r\n|\r|\n/);
  const named = NAMED.exec(lines[0]!)?.[1] as Separator | undefined;
  return lines.flatMap((content, i) => {
    if (content.trim() === '' || (named && i === 0)) return [];
    const separator = named ?? separatorOf(content);
    return [{ line: i + 1, cells: cutLine(content, separator), separator }];
  });
}

/** How many lines a text has that are not empty; quick for any length. */
export function countLines(text: string): number {
  let count = 0;
  let isFilled = false;
  for (let i = 0; i <= text.length; i++) {
    const code = i === text.length ? 10 : text.charCodeAt(i);
    if (code === 10 || code === 13) {
      if (isFilled) count++;
      isFilled = false;
    } else if (code !== 32 && code !== 9) isFilled = true;
  }
  return count;
}

function separatorOf(line: string): Separator {
  const bare = line.replaceAll(/"[^"]*"/g, '').trim();
  return (['\t', ';', ','] as const).find((character) => bare.includes(character)) ?? ' ';
}

function cutLine(line: string, separator: Separator): Cell[] {
  const cells: Cell[] = [];
  const cell = separator === ' ' ? /\s*("(?:[^"]|"")*"|[^ \t"]+)\s*/gy : CELLS[separator];
  const rest = separator === ' ' ? line.trim() : line;
  cell.lastIndex = 0;
  while (cell.lastIndex <= rest.length) {
    const at = cell.lastIndex;
    const match = cell.exec(rest);
    // A stray quote: the rest of the line is one cell, which is no number.
    const raw = match ? match[1]!.trim() : rest.slice(at);
    const isQuoted = /^".*"$|^'.*'$/.test(raw) && raw.length > 1;
    cells.push({ text: isQuoted ? raw.slice(1, -1).replaceAll('""', '"').trim() : raw, isQuoted });
    if (!match || cell.lastIndex >= rest.length) {
      // A separator at the end of the line leaves one more cell, an empty one.
      if (match && separator !== ' ' && match[0].endsWith(separator)) cells.push({ text: '', isQuoted: false });
      break;
    }
  }
  return cells;
}

/** A cell and the separator after it. */
const CELLS: Record<Exclude<Separator, ' '>, RegExp> = {
  ',': /[ \t]*("(?:[^"]|"")*"[ \t]*|[^,"]*)(?:,|$)/gy,
  ';': /[ \t]*("(?:[^"]|"")*"[ \t]*|[^;"]*)(?:;|$)/gy,
  '\t': / *("(?:[^"]|"")*" *|[^\t"]*)(?:\t|$)/gy,
};

/**
 * The number of a cell. Where commas do not separate the cells, or the cell is in quotes, a comma is a decimal point, as most of
 * Europe writes it.
 * @returns NaN when it is none
 */
export function cellNumber({ text, isQuoted }: Cell, separator: Separator): number {
  if (!text.includes(',')) return parseNumber(text);
  if (separator === ',' && !isQuoted) return Number.NaN;
  const parts = text.split(',');
  return parts.length === 2 ? parseNumber(parts.join('.')) : Number.NaN;
}
