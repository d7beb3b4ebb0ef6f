import { describe, expect, test } from 'vitest';
import { resolveChecks } from '../../src/exercises/checks.ts';
import { near } from '../../src/exercises/near.ts';
import { withoutDemo } from '../mutation/mutate.ts';
import { checkCode, exerciseIds, loadOnce, readExercise, readSource } from '../support/exercises.ts';
import { expectNone } from '../support/pages.ts';

/** The learner's code never sees what is judged there, the answers to test images by a network that the page trains. */
const NOT_DRAWN = new Set(['beat-baseline']);
const SEEDS = Array.from({ length: 12 }, (_, i) => 7919 * (i + 1));

const exercises = await Promise.all(exerciseIds.map(readExercise));

test('every exercise draws inputs at each press, and what is right differs with them', async () => {
  const without = exercises.filter(({ checks }) => !checks.some(({ isDrawn }) => isDrawn));
  expect(without.map(({ id }) => id)).toEqual([...NOT_DRAWN]);
  for (const exercise of exercises) {
    if (exercise.backend !== 'cpu') continue; // of images the order is drawn
    const [first, second] = await Promise.all([3, 4].map((seed) => resolveChecks(exercise, seed, loadOnce)));
    const drawn = exercise.checks.filter(({ isDrawn }) => isDrawn).map(({ id }) => id);
    // A program that returns what an earlier Check printed must fail.
    const isReplayed = drawn.every((id) => near(first!.get(id)!.expected, second!.get(id)!.expected, 0));
    expect(isReplayed, exercise.id).toBe(false);
  }
});

describe.each(exercises.filter(({ backend }) => backend === 'cpu'))('$id', { timeout: 120_000 }, (exercise) => {
  const solution = withoutDemo(readSource(exercise.id, 'solution.ts')!);
  /** Exports wrapped, the function that one returns as well. */
  const wrapped = (how: string) =>
    `${solution}\nfor (const name of Object.keys(exports)) if (!/^class/.test(String((exports as any)[name]))) (exports as any)[name] = (${how})((exports as any)[name]);`;
  const failures = async (code: string, seed = 1) => {
    const { outcomes, answers } = await checkCode(exercise, code, seed);
    const errors = answers.filter(({ kind }) => kind === 'error');
    return [...outcomes.filter(({ passed }) => !passed), ...errors].map((fault) => JSON.stringify(fault).slice(0, 500));
  };

  test('the solution passes whatever is drawn', async () => {
    for (const seed of SEEDS) expectNone(await failures(solution, seed));
  });

  test('an asynchronous solution passes', async () => {
    const how =
      'function wrap(f: any): any { return async (...args: any[]) => { const r = await f(...args); return typeof r === "function" ? wrap(r) : r; }; }';
    expectNone(await failures(wrapped(how)));
  });
});
