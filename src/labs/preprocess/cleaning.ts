import type { PreprocessParams } from './protocol.ts';

/** One reading of a weather station; NaN is a missing value. */
export interface Reading {
  hour: number;
  /** In °C. */
  temperature: number;
  /** Relative humidity in per cent. */
  humidity: number;
}

/** The columns that are cleaned. */
export const COLUMNS = ['temperature', 'humidity'] as const;
export type Column = (typeof COLUMNS)[number];

/** What can be true of a reading: outside of it, it was typed or measured wrongly. */
const POSSIBLE: Record<Column, readonly [number, number]> = { temperature: [-60, 60], humidity: [0, 100] };

/**
 * A synthetic winter's day: two values are missing, one row is there twice, two decimal points were lost (215 for 2.15, 830 for
 * 83.0). The negative temperatures are right.
 */
export const READINGS: readonly Reading[] = [
  { hour: 0, temperature: -4.2, humidity: 81 },
  { hour: 2, temperature: -5.1, humidity: 84 },
  { hour: 4, temperature: Number.NaN, humidity: 86 },
  { hour: 6, temperature: -5.8, humidity: 88 },
  { hour: 8, temperature: -3.9, humidity: 830 },
  { hour: 10, temperature: -0.6, humidity: 74 },
  { hour: 10, temperature: -0.6, humidity: 74 },
  { hour: 12, temperature: 2.3, humidity: 61 },
  { hour: 14, temperature: 215, humidity: 58 },
  { hour: 16, temperature: 1.4, humidity: Number.NaN },
  { hour: 18, temperature: -0.9, humidity: 70 },
  { hour: 20, temperature: -2.4, humidity: 76 },
];

/** What became of a row. */
export interface CleanedRow extends Reading {
  isDropped: boolean;
  /** Why: it repeats an earlier row, or a value of these columns is missing or impossible. */
  isDuplicate: boolean;
  missing: Column[];
  impossible: Column[];
}

type Rules = Pick<PreprocessParams, 'duplicates' | 'ranges' | 'missing'>;

/** The value in the middle of a sorted list, or the mean of the two there. @param values not empty */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

// #region clean
/**
 * Cleans a table: repeated rows, then impossible values, then missing ones. Nothing is thrown away silently: every row comes
 * back with what was found in it.
 */
export function clean(readings: readonly Reading[], rules: Rules): CleanedRow[] {
  const seen = new Set<string>();
  const rows = readings.map((reading): CleanedRow => {
    const key = JSON.stringify(reading);
    const isDuplicate = seen.has(key);
    seen.add(key);
    const outside = (column: Column) => reading[column] < POSSIBLE[column][0] || reading[column] > POSSIBLE[column][1];
    const impossible = rules.ranges === 'check' ? COLUMNS.filter(outside) : [];
    const missing = COLUMNS.filter((column) => Number.isNaN(reading[column]));
    const unknown = Object.fromEntries(impossible.map((column) => [column, Number.NaN]));
    const isDropped = isDuplicate && rules.duplicates === 'drop';
    return { ...reading, ...unknown, isDropped, isDuplicate, missing, impossible };
  });
  return rows.map((row) => {
    const holes = COLUMNS.filter((column) => Number.isNaN(row[column]));
    if (row.isDropped || holes.length === 0 || rules.missing === 'keep') return row;
    if (rules.missing === 'drop') return { ...row, isDropped: true };
    const known = (column: Column) => rows.filter((other) => !other.isDropped).map((other) => other[column]);
    const filled = holes.map((column) => [column, median(known(column).filter((value) => !Number.isNaN(value)))]);
    return { ...row, ...Object.fromEntries(filled) } as CleanedRow;
  });
}
// #endregion

// #region articleClean
/** What the article's `np.where(data > 0, data, 0)` does to a value: NaN is not above 0 either. */
export function articleClean(value: number): number {
  return value > 0 ? value : 0;
}
// #endregion

/** Mean of one column over the rows that are kept; NaN when a value is missing, as in NumPy. */
export function meanOf(rows: readonly CleanedRow[], column: Column): number {
  const kept = rows.filter(({ isDropped }) => !isDropped);
  return kept.reduce((sum, row) => sum + row[column], 0) / kept.length;
}
