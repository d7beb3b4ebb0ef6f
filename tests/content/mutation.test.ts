import { afterAll, expect, test } from 'vitest';
import { scoreOf, type Score } from '../mutation/score.ts';
import { exerciseIds, readExercise } from '../support/exercises.ts';
import { expectNone } from '../support/pages.ts';

/*
 * Each solution with one mistake (a constant, a sign, an operator, a comparison, a setting, an axis, a statement, an argument)
 * must fail a check. A survivor asks for another check; if it computes the same, for a line with its reason in
 * tests/mutation/equivalent.ts. `npm run mutate` tries the exercise that trains, too.
 */

/** What the reader builds or how it learns is free there, and judged by the share of right answers: most settings will do. */
const OPEN = new Set(['beat-baseline', 'article-classifier']);

const exercises = await Promise.all(exerciseIds.filter((id) => !OPEN.has(id)).map(readExercise));
const wanted = process.env['MUTATE']?.split(',') ?? [];
const ids = exercises
  .filter(({ id, backend }) => (wanted.length > 0 ? wanted.includes('all') || wanted.includes(id) : backend === 'cpu'))
  .map(({ id }) => id);

const scores: Score[] = [];

test.each(ids)('the checks of %s fail every mutant of its solution', { timeout: 900_000 }, async (id) => {
  const score = await scoreOf(id);
  scores.push(score);
  expectNone(score.survivors);
  expect(score.stale).toEqual([]);
});

afterAll(() => {
  const sum = (count: (score: Score) => number) => scores.reduce((total, score) => total + count(score), 0);
  const [all, survived] = [sum((score) => score.all), sum((score) => score.survivors.length)];
  const share = ((100 * (all - survived)) / all).toFixed(1);
  console.log(`${all - survived} of ${all} mutants killed (${share} %), in ${scores.length} exercises`);
});
