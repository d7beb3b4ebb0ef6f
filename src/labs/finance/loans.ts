import { CREDIT_NUMBERS } from '../../data/tableSets.ts';
import type { Table } from '../../data/tables.ts';
import { bestColumn, fitOneFeature, probabilityOf } from '../../math/binary/oneFeature.ts';
import { splitByLabel, type Split } from '../../math/binary/split.ts';
import type { TableData } from '../../nn/table/network.ts';
import { fitScaling, scaleRows, type Scaling } from '../../nn/table/standardise.ts';
import { TEST_SHARE, type FinanceParams } from './protocol.ts';

/** Columns that hold one of some words, and the words; an empty cell is none of them. */
const WORDS = {
  home: ['owner', 'rent', 'parents', 'priv', 'other', 'ignore'],
  marital: ['married', 'single', 'separated', 'divorced', 'widow'],
  records: ['yes', 'no'],
  job: ['fixed', 'freelance', 'partime', 'others'],
} as const;

/** Who is in the first group; the others are in the second. */
const IN_FIRST: Record<FinanceParams['groups'], (loans: Loans, row: number) => boolean> = {
  age: ({ table }, row) => Number(table['age']![row]) < 30,
  marital: ({ table }, row) => table['marital']![row] !== 'married',
  home: ({ table }, row) => table['home']![row] !== 'owner',
};

/** The loans: their cells, and which went bad. */
export interface Loans {
  table: Table;
  /** [loans], 1 for bad. */
  labels: Uint8Array;
}

/** The table with its outcomes as numbers. */
export function readLoans(table: Table): Loans {
  return { table, labels: Uint8Array.from(table['bad']!, Number) };
}

/** Divides the loans at random. */
export const divide = ({ labels }: Loans, { seed }: Pick<FinanceParams, 'seed'>): Split =>
  splitByLabel(labels, TEST_SHARE, seed);

/** Which of some loans are of the first group: below 30, not married, or no owners of their home. @returns 1 for the first, 0 for the second */
export const groupOf = (loans: Loans, groups: FinanceParams['groups'], rows: readonly number[]): Uint8Array =>
  Uint8Array.from(rows, (row) => Number(IN_FIRST[groups](loans, row)));

/** A column of numbers, NaN where a cell is empty. */
const numbersOf = ({ table }: Loans, name: string): Float64Array =>
  Float64Array.from(table[name]!, (cell) => (cell === '' ? Number.NaN : Number(cell)));

/** Median of some rows of a column, of those that are not missing. */
function medianOf(column: Float64Array, rows: readonly number[]): number {
  const values = rows
    .map((row) => column[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const middle = values.length / 2;
  return (values[Math.floor(middle)]! + values[Math.ceil(middle) - 1]!) / 2;
}

/** What is trained on, and the same columns of the test loans. */
export interface Prepared {
  train: TableData;
  /** [test loans, columns] */
  test: Float32Array;
  names: string[];
}

/** One column that the model gets. */
interface Column {
  name: string;
  values: ArrayLike<number>;
  scaling: Scaling;
}

const AS_IT_IS: Scaling = { mean: 0, deviation: 1 };

// #region prepare
/**
 * Turns cells into numbers: amounts standardised, words one-hot, and empty cells as the settings say. Medians, means and deviations
 * are those of the training loans. The test keeps its incomplete rows: they apply too.
 */
export function prepare(
  loans: Loans,
  split: Split,
  settings: Pick<FinanceParams, 'missing' | 'column' | 'groups'>,
): Prepared {
  const { table, labels } = loans;
  const isHidden = (name: string) => settings.column === 'hidden' && name === settings.groups;
  const isWhole = (row: number) => Object.values(table).every((cells) => cells[row] !== '');
  const train = settings.missing === 'drop' ? split.train.filter(isWhole) : split.train;
  const columns: Column[] = [];
  for (const name of CREDIT_NUMBERS.filter((name) => !isHidden(name))) {
    const raw = numbersOf(loans, name);
    const median = medianOf(raw, train);
    const values = raw.map((value) => (Number.isNaN(value) ? median : value));
    columns.push({ name, values, scaling: fitScaling(values, train) });
    if (settings.missing === 'indicate' && raw.some(Number.isNaN))
      columns.push({
        name: `${name} missing`,
        values: raw.map((value) => Number(Number.isNaN(value))),
        scaling: AS_IT_IS,
      });
  }
  for (const [name, words] of Object.entries(WORDS)) {
    if (isHidden(name)) continue;
    for (const word of words)
      columns.push({
        name: `${name} ${word}`,
        values: Uint8Array.from(table[name]!, (cell) => Number(cell === word)),
        scaling: AS_IT_IS,
      });
  }
  const [values, scalings] = [columns.map((column) => column.values), columns.map(({ scaling }) => scaling)];
  return {
    names: columns.map(({ name }) => name),
    train: {
      values: scaleRows(values, scalings, train),
      labels: Float32Array.from(train, (row) => labels[row]!),
      features: columns.length,
    },
    test: scaleRows(values, scalings, split.test),
  };
}
// #endregion

/** The baseline: logistic regression on the one column of numbers that alone tells the training loans apart best. */
export function predictByOne(loans: Loans, { train, test }: Split): { name: string; scores: Float32Array } {
  const whole = CREDIT_NUMBERS.filter((name) => loans.table[name]!.every((cell) => cell !== ''));
  const trainLabels = train.map((row) => loans.labels[row]!);
  const columns = whole.map((name) => numbersOf(loans, name));
  const of = (column: Float64Array, rows: readonly number[]) => rows.map((row) => column[row]!);
  const best = bestColumn(
    columns.map((column) => of(column, train)),
    trainLabels,
  );
  const fit = fitOneFeature(of(columns[best]!, train), trainLabels);
  return { name: whole[best]!, scores: Float32Array.from(of(columns[best]!, test), (x) => probabilityOf(fit, x)) };
}
