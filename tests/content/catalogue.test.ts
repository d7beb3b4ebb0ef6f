import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allPages } from '../../src/book/catalogue.ts';
import { readCatalogue, readSource } from '../../build/book/readBook.ts';
import { componentOf, partsOf } from '../../src/book/source.ts';
import type { Exercise } from '../../src/exercises/define.ts';
import { LOCALES } from '../../src/i18n/locale.ts';
import { expectNone, root } from '../support/pages.ts';

const source = await readSource();
const catalogue = await readCatalogue();
const pages = allPages(catalogue);

/** Labs of which there is a view to put into a page. */
const labs = readdirSync(`${root}src/labs`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((lab) => existsSync(`${root}components/labs/${lab}/${componentOf(lab)}.astro`));

test('every chapter begins with its overview', () => {
  for (const { folder, pages } of catalogue.chapters) expect(pages[0]?.path).toBe(folder);
});

describe.each(LOCALES)('%s', (locale) => {
  const parts = new Map(
    source.pages.filter((page) => page.locale === locale).map(({ path, body }) => [path, partsOf(body)]),
  );

  test('every lab is on a page', () => {
    expect(labs.length).toBeGreaterThan(12);
    const shown = new Set([...parts.values()].flatMap((page) => page.labs));
    expectNone(labs.filter((lab) => !shown.has(lab)).map((lab) => `${lab} is on no page of content/docs/${locale}`));
  });

  test('every page has the labs, questions and exercises that the catalogue names', () => {
    for (const page of pages) {
      const { labs, quizzes, exercises } = parts.get(page.path)!;
      expect({ labs, exercises }, page.path).toEqual({ labs: page.labs, exercises: page.exercises });
      expect([...new Set(page.questions.map((id) => id.split('#')[0]))], page.path).toEqual(quizzes);
    }
  });

  test('no page tells a component its language: components ask the page', () => {
    const told = source.pages.filter((page) => page.locale === locale && /<[A-Z]\w*\s[^>]*\blocale=/.test(page.body));
    expectNone(told.map(({ path }) => `content/docs/${locale}/${path} has locale="…"`));
  });
});

test('every quiz and every exercise is on one page, the exercise on the one that it names', async () => {
  const questions = pages.flatMap((page) => page.questions);
  expect(new Set(questions).size).toBe(questions.length);
  expect([...new Set(questions.map((id) => id.split('#')[0]))].sort()).toEqual([...source.quizzes.keys()].sort());
  const places = pages.flatMap(({ path, exercises }) => exercises.map((id) => [id, path] as const));
  expect(places.map(([id]) => id).sort()).toEqual([...source.exercises.keys()].sort());
  for (const [id, path] of places) {
    const { default: exercise } = (await import(`../../src/exercises/${id}/exercise.ts`)) as { default: Exercise };
    expect(exercise.page, id).toBe(path);
  }
});

test('a page that is written takes longer than its outline, and none a working day', () => {
  for (const { path, minutes, outline } of pages) {
    expect(minutes, path).toBeGreaterThan(0);
    expect(minutes, path).toBeLessThan(outline ? 10 : 120);
  }
});
