import type { LabelledPoint } from './point.ts';
import { cellNumber, countLines, readRows, type Row } from './csvCells.ts';
import { MAXIMUM_POINTS } from './protocol.ts';

/** Why a CSV was refused; the view says it in the reader's language. `line` counts from 1. */
export type CsvProblem =
  | { kind: 'empty' }
  | { kind: 'too-many'; count: number }
  /** Too much text, whatever its lines hold. */
  | { kind: 'too-long' }
  | { kind: 'columns'; line: number; found: number }
  | { kind: 'not-a-number'; line: number; text: string }
  | { kind: 'too-large'; line: number; text: string }
  | { kind: 'class'; line: number; text: string }
  | { kind: 'same-place' };

/** Points, whether they were scaled, and whether the text said which are held out, which this lab draws anew. */
export type CsvResult = { points: LabelledPoint[]; scaled: boolean; hadHeld: boolean } | { problem: CsvProblem };

/** Larger numbers are refused: they are typing mistakes rather than data. */
const LARGEST = 1e6;
/** Points lie within ±5 after scaling, as the sets made here do. */
const REACH = 5;
/** Most characters that are read: 100 for each point. */
const LONGEST = 100 * MAXIMUM_POINTS;

/** What is wrong with the size of a text, found without reading its numbers, so that a huge one is refused before it is shown. */
export function measureCsv(text: string): CsvProblem | null {
  const count = countLines(text);
  // A heading and a line `sep=;` may stand above the points.
  if (count > MAXIMUM_POINTS + 2) return { kind: 'too-many', count };
  return text.length > LONGEST ? { kind: 'too-long' } : null;
}

/**
 * Reads points from lines `x1, x2, y`, separated by commas, semicolons, tabs or spaces; see `readRows`. A first line without a number
 * is a heading, in any language. A fourth column of 0 and 1, which the lab's own file has, is left out.
 * Coordinates beyond ±6 are moved and scaled, each axis for itself, into ±5; values beyond ±1 are divided by the largest.
 * Everything is rounded to three decimals, so that a link holds exactly what is trained on.
 * @param asClasses whether y must be a class: −1 or 1, or 0 or 1
 */
export function parseCsv(text: string, asClasses: boolean): CsvResult {
  const tooMuch = measureCsv(text);
  if (tooMuch) return { problem: tooMuch };
  const lines = readRows(text);
  const rows = isHeading(lines[0]) ? lines.slice(1) : lines;
  if (rows.length === 0) return { problem: { kind: 'empty' } };
  if (rows.length > MAXIMUM_POINTS) return { problem: { kind: 'too-many', count: rows.length } };
  const points: LabelledPoint[] = [];
  let hadHeld = false;
  for (const { line, cells, separator } of rows) {
    const numbers = cells.map((cell) => cellNumber(cell, separator));
    const isHeld = cells.length === 4 && (numbers[3] === 0 || numbers[3] === 1);
    if (cells.length !== 3 && !isHeld) return { problem: { kind: 'columns', line, found: cells.length } };
    hadHeld ||= isHeld;
    const tell = (i: number) => ({ line, text: cells[i]!.text.slice(0, 20) });
    const bad = numbers.findIndex((number) => Number.isNaN(number));
    if (bad >= 0) return { problem: { kind: 'not-a-number', ...tell(bad) } };
    const large = numbers.findIndex((number) => Math.abs(number) > LARGEST);
    if (large >= 0) return { problem: { kind: 'too-large', ...tell(large) } };
    const [x1, x2, y] = numbers as [number, number, number];
    if (asClasses && y !== -1 && y !== 0 && y !== 1) return { problem: { kind: 'class', ...tell(2) } };
    points.push({ x1, x2, y: asClasses && y === 0 ? -1 : y });
  }
  return fit(points, hadHeld);
}

/** Whether a first line names columns: none of its cells is a number, nor a word for none. */
function isHeading(row: Row | undefined): boolean {
  return (
    row !== undefined &&
    row.cells.every(
      (cell) => Number.isNaN(cellNumber(cell, row.separator)) && !/^([+-]?inf(inity)?|nan|)$/i.test(cell.text),
    )
  );
}

function fit(points: LabelledPoint[], hadHeld: boolean): CsvResult {
  const [first, second] = [scaleOf(points.map(({ x1 }) => x1)), scaleOf(points.map(({ x2 }) => x2))];
  if (!first || !second) return { problem: { kind: 'same-place' } };
  const largest = points.reduce((sum, { y }) => Math.max(sum, Math.abs(y)), 1);
  const round = (value: number) => Math.round(value * 1000) / 1000 + 0; // + 0 turns −0 into 0
  return {
    points: points.map(({ x1, x2, y }) => ({ x1: round(first(x1)), x2: round(second(x2)), y: round(y / largest) })),
    scaled: largest > 1 || first !== keep || second !== keep,
    hadHeld,
  };
}

const keep = (value: number) => value;

/** The scaling of one axis; null when all points beyond the square share one coordinate. */
function scaleOf(values: number[]): ((value: number) => number) | null {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  if (low >= -6 && high <= 6) return keep;
  if (low === high) return null;
  return (value) => ((2 * (value - low)) / (high - low) - 1) * REACH;
}

/** Points as CSV, with a heading. */
export function toCsv(points: readonly LabelledPoint[]): string {
  return ['x1,x2,y', ...points.map(({ x1, x2, y }) => [x1, x2, y].join(','))].join('\n');
}
