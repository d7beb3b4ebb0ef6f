import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHANGED, LEAK } from '../../src/exercises/judge.ts';
import { localiseCode } from '../../src/exercises/localise.ts';
import { exerciseTextsSchema } from '../../src/exercises/schema.ts';
import { LOCALES } from '../../src/i18n/locale.ts';
import { problemsOf, proseOf } from '../support/chinese.ts';
import { checkCode, exerciseIds, readExercise, readSource, wrongAnswersOf } from '../support/exercises.ts';
import { attributes, expectNone, pagesOf, readJson, root } from '../support/pages.ts';

const textsOf = (id: string) => exerciseTextsSchema.parse(readJson(`exercises/${id}.json`));

test('every exercise has its words, and all words an exercise', () => {
  const files = readdirSync(`${root}content/exercises`).map((file) => file.replace(/\.json$/, ''));
  expect(files.sort()).toEqual(exerciseIds);
});

test('every exercise stands on its page, once, in both languages, easier ones first', async () => {
  const exercises = await Promise.all(exerciseIds.map(readExercise));
  for (const locale of LOCALES) {
    for (const { path, body } of pagesOf(locale)) {
      const shown = attributes(body, 'Exercise', 'id');
      const here = exercises.filter(({ page }) => `${page}.mdx` === path);
      expect([...shown].sort(), path).toEqual(here.map(({ id }) => id).sort());
      const levels = shown.map((id) => here.find((exercise) => exercise.id === id)!.level);
      expect(levels, path).toEqual([...levels].sort());
    }
  }
});

describe.each(exerciseIds)('%s', { timeout: 120_000 }, (id) => {
  test('its words are whole in both languages', async () => {
    const texts = textsOf(id);
    const { checks, sourceHints = [], forbids = [], id: named } = await readExercise(id);
    expect(named).toBe(id);
    expect(Object.keys(texts.checks).sort()).toEqual(checks.map((check) => check.id).sort());
    const ways = [...forbids, ...checks.flatMap(({ requires }) => requires ?? [])];
    const hints = [...checks.flatMap((check) => check.hints ?? []), ...sourceHints, ...ways].map((hint) => hint.id);
    if (checks.some(({ noLeak }) => noLeak)) hints.push(LEAK);
    expect(Object.keys(texts.hints).sort()).toEqual([...new Set(hints)].sort());
    const { title, explanation, checks: asked, hints: said, ladder, code } = texts;
    const all = [title, explanation, ...ladder, ...[asked, said, code].flatMap((named) => Object.values(named))];
    for (const { en, zh } of all) {
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expectNone(problemsOf(proseOf(zh)));
    }
    const sources = ['starter.ts', 'solution.ts'].map((file) => readSource(id, file)!).join('\n');
    const used = [...sources.matchAll(/\/\/ @text (\S+)/g)].map((match) => match[1]!);
    expect(Object.keys(code).sort()).toEqual([...new Set(used)].sort());
    for (const locale of LOCALES) expect(localiseCode(sources, code, locale)).not.toContain('@text');
  });

  test('the solution passes every check', async () => {
    const { outcomes, answers } = await checkCode(await readExercise(id), readSource(id, 'solution.ts')!);
    expectNone(answers.filter(({ kind }) => kind === 'error').map((answer) => JSON.stringify(answer)));
    expectNone(outcomes.filter(({ passed }) => !passed).map((outcome) => JSON.stringify(outcome).slice(0, 500)));
    expect(outcomes).toHaveLength((await readExercise(id)).checks.length);
  });

  test('the starter compiles and fails', async () => {
    const { outcomes, answers } = await checkCode(await readExercise(id), readSource(id, 'starter.ts')!);
    expectNone(
      answers
        .filter((answer) => answer.kind === 'error' && answer.call === null)
        .map((answer) => JSON.stringify(answer)),
    );
    expect(outcomes.every(({ passed }) => passed) && outcomes.length > 0).toBe(false);
  });

  test('at least two typical wrong answers fail, each with its own hint', async () => {
    const exercise = await readExercise(id);
    const wrong = wrongAnswersOf(id);
    expect(wrong.length).toBeGreaterThanOrEqual(2);
    expect(wrong.filter((hint) => hint !== CHANGED).sort()).toEqual(Object.keys(textsOf(id).hints).sort());
    for (const hint of wrong) {
      const { outcomes } = await checkCode(exercise, readSource(id, `wrong/${hint}.ts`)!);
      const first = outcomes.find(({ passed }) => !passed);
      expect(first?.hint, hint).toBe(hint);
    }
  });
});
