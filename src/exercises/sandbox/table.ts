import type { Tf } from './tensors.ts';
import { inspect } from './inspect.ts';
import { MOST_COLUMNS, MOST_ROWS, type Shown } from './protocol.ts';

interface TableOptions {
  title: string;
  /** The columns to show; all when left out. */
  columns?: readonly string[] | undefined;
  /** Whether the first column names the rows, as in the browser's console. */
  hasIndex: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Names and rows of what is tabulated: a list, an object, a Map, a Set. */
function rowsOf(rows: object): (readonly [string, unknown])[] {
  if (rows instanceof Map) return [...rows].map(([name, row]) => [String(name), row]);
  return Object.entries(rows instanceof Set ? [...rows] : rows);
}

/** Rows, objects or lists, as a table; of too many rows or columns the first, with the count of the others. */
export function makeTable(tf: Tf, rows: object, { title, columns, hasIndex }: TableOptions): Shown {
  const all = rowsOf(rows);
  const kept = all.slice(0, MOST_ROWS);
  const fieldsOf = (row: unknown): Record<string, unknown> =>
    isObject(row) && !(row instanceof tf.Tensor) ? row : { [hasIndex ? 'value' : '0']: row };
  const found = new Set(kept.flatMap(([, row]) => Object.keys(fieldsOf(row))));
  const names = [...(columns ?? found)].map(String);
  const shown = names.slice(0, MOST_COLUMNS);
  const more = names.length - shown.length;
  const cells = kept.map(([name, row]) => {
    const fields = fieldsOf(row);
    const parts = shown.map((column) => (Object.hasOwn(fields, column) ? inspect(tf, fields[column]) : ''));
    return [...(hasIndex ? [name] : []), ...parts, ...(more > 0 ? ['…'] : [])];
  });
  return {
    what: 'table',
    title,
    columns: [...(hasIndex ? ['(index)'] : []), ...shown, ...(more > 0 ? [`… +${more}`] : [])],
    rows: cells,
    more: all.length - kept.length,
  };
}
