import type { Table, TableSource } from '../../data/tables.ts';
import type { Ratings } from './ratings.ts';

/** The ratings of lecturers by students, as `public/data/lectures` holds them. */
export const LECTURES = {
  name: 'lectures',
  rows: 73_421,
  columns: ['student', 'lecturer', 'rating'],
} as const satisfies TableSource;

/** The root mean squares of `Baselines` at seed 1, recorded: what the page draws before the table is there. */
export const RECORDED = { mean: 1.329, item: 1.224, truth: null };

/** The real ratings as numbers. */
export function readLectures(table: Table): Ratings {
  const column = (name: (typeof LECTURES.columns)[number]) => Uint32Array.from(table[name]!, Number);
  const [users, items] = [column('student'), column('lecturer')];
  const count = (values: Uint32Array) => values.reduce((most, value) => Math.max(most, value), 0) + 1;
  return {
    users,
    items,
    values: Float32Array.from(column('rating')),
    userCount: count(users),
    itemCount: count(items),
    truth: null,
  };
}
