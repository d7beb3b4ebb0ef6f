import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newExercise } from '../../../scripts/newExercise.ts';
import { exerciseTextsSchema } from '../../../src/exercises/schema.ts';
import { root } from '../../support/pages.ts';

let folder: string;
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const pageOf = (locale: string, page = 'project/model') => `content/docs/${locale}/${page}.mdx`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livegrad-'));
  for (const locale of ['en', 'zh-cn']) {
    mkdirSync(join(folder, `content/docs/${locale}/project`), { recursive: true });
    cpSync(`${root}${pageOf(locale)}`, join(folder, pageOf(locale)));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

test('makes every file of an exercise, its words whole', () => {
  const files = newExercise('one-hot', 'project/model', folder);
  expect(files).toContain('src/exercises/one-hot/wrong/sum-only.ts');
  for (const file of files) expect(read(file)).not.toMatch(/__[a-zA-Z]+__/);
  expect(read('src/exercises/one-hot/exercise.ts')).toContain("entry: 'oneHot'");
  const texts = exerciseTextsSchema.parse(JSON.parse(read('content/exercises/one-hot.json')));
  expect(Object.keys(texts.hints)).toEqual(['sum-only', 'fixed-count']);
});

test('stands on its page in both languages, after other exercises and before the quiz', () => {
  newExercise('one-hot', 'project/model', folder);
  newExercise('second', 'project/model', folder);
  for (const locale of ['en', 'zh-cn']) {
    const page = read(pageOf(locale));
    expect(page.match(/\[#exercises\]/g)).toHaveLength(1);
    expect(page.match(/^import Exercise from .*;$/gm)).toHaveLength(1);
    const places = ['[#exercises]', '<Exercise id="one-hot">', '<Exercise id="second">', '[#quiz]'].map((part) =>
      page.indexOf(part),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  }
});

test('a page without quiz and imports will do', () => {
  for (const locale of ['en', 'zh-cn']) {
    writeFileSync(join(folder, pageOf(locale, 'project/new')), '---\ntitle: New\n---\n\nText.\n');
  }
  newExercise('one-hot', 'project/new', folder);
  expect(read(pageOf('en', 'project/new'))).toMatch(
    /^---\ntitle: New\n---\n\nimport Exercise .*\n\nText\.\n\n## Exercises \[#exercises\]\n\n<Exercise id="one-hot">\n/,
  );
});

test('refuses an id that is not kebab-case, a page that is not there, and an id that is taken', () => {
  for (const id of ['OneHot', 'one_hot', '../x', '1x', '', 'sandbox']) {
    expect(() => newExercise(id, 'project/model', folder)).toThrow('kebab-case');
  }
  for (const page of ['project/none', '../project/model', '']) {
    expect(() => newExercise('one-hot', page, folder)).toThrow('does not exist');
  }
  newExercise('one-hot', 'project/model', folder);
  expect(() => newExercise('one-hot', 'project/model', folder)).toThrow('exists');
});
