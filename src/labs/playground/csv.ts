import type { LabelledPoint } from './point.ts';
import { MAXIMUM_POINTS } from './protocol.ts';

/** Why a CSV was refused; the view says it in the reader's language. `line` counts from 1. */
export type CsvProblem =
  | { kind: 'empty' }
  | { kind: 'too-many'; count: number }
  | { kind: 'columns'; line: number; found: number }
  | { kind: 'not-a-number'; line: number; text: string }
  | { kind: 'too-large'; line: number; text: string }
  | { kind: 'class'; line: number; text: string }
  | { kind: 'same-place' };

export type CsvResult = { points: LabelledPoint[]; scaled: boolean } | { problem: CsvProblem };

/** Larger numbers are refused: they are typing mistakes rather than data. */
const LARGEST = 1e6;
/** Points lie within ±5 after scaling, as the sets made here do. */
const REACH = 5;

/**
 * Reads points from lines `x1, x2, y`, separated by commas, semicolons, tabs or spaces; a heading in the first line is skipped.
 * Coordinates beyond ±6 are moved and scaled, each axis for itself, into ±5; values beyond ±1 are divided by the largest.
 * Everything is rounded to three decimals, so that a link holds exactly what is trained on.
 * @param asClasses whether y must be a class: −1 or 1, or 0 or 1
 */
export function parseCsv(text: string, asClasses: boolean): CsvResult {
  const lines = text.split(/\r?\n/).map((line, i) => ({ line: i + 1, cells: cellsOf(line) }));
  const filled = lines.filter(({ cells }) => cells.length > 0);
  const rows = isHeading(filled[0]?.cells) ? filled.slice(1) : filled;
  if (rows.length === 0) return { problem: { kind: 'empty' } };
  if (rows.length > MAXIMUM_POINTS) return { problem: { kind: 'too-many', count: rows.length } };
  const points: LabelledPoint[] = [];
  for (const { line, cells } of rows) {
    if (cells.length !== 3) return { problem: { kind: 'columns', line, found: cells.length } };
    const bad = cells.find((cell) => !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell));
    if (bad !== undefined) return { problem: { kind: 'not-a-number', line, text: bad.slice(0, 20) } };
    const large = cells.find((cell) => Math.abs(Number(cell)) > LARGEST);
    if (large !== undefined) return { problem: { kind: 'too-large', line, text: large.slice(0, 20) } };
    const [x1, x2, y] = cells.map(Number) as [number, number, number];
    if (asClasses && y !== -1 && y !== 0 && y !== 1) return { problem: { kind: 'class', line, text: cells[2]! } };
    points.push({ x1, x2, y: asClasses && y === 0 ? -1 : y });
  }
  return fit(points);
}

function cellsOf(line: string): string[] {
  const plain = line.normalize('NFKC').replaceAll('、', ',').replaceAll('−', '-').trim();
  if (plain === '') return [];
  return plain.split(/\s*[,;\t]\s*|\s+/);
}

/** Whether a first line names columns: it has letters, and no cell is a number or NaN. */
function isHeading(cells: string[] | undefined): boolean {
  return cells?.length === 3 && cells.every((cell) => /^["']?[a-z_]/i.test(cell) && !/^(nan|inf(inity)?)$/i.test(cell));
}

function fit(points: LabelledPoint[]): CsvResult {
  const [first, second] = [scaleOf(points.map(({ x1 }) => x1)), scaleOf(points.map(({ x2 }) => x2))];
  if (!first || !second) return { problem: { kind: 'same-place' } };
  const largest = points.reduce((sum, { y }) => Math.max(sum, Math.abs(y)), 1);
  const round = (value: number) => Math.round(value * 1000) / 1000 + 0; // + 0 turns −0 into 0
  return {
    points: points.map(({ x1, x2, y }) => ({ x1: round(first(x1)), x2: round(second(x2)), y: round(y / largest) })),
    scaled: largest > 1 || first !== keep || second !== keep,
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
