import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/i18n/locale.ts';
import { textIn } from '../../src/i18n/textIn.ts';
import { EXPERIMENTS, runExperiment } from '../../src/quiz/experiments/index.ts';
import { linesIn, measureText, placeDrawing, TEXT_SIZE } from '../../src/quiz/drawing.ts';
import { answersOf, judge } from '../../src/quiz/judge.ts';
import { quizSchema, type Question } from '../../src/quiz/schema.ts';
import { showQuestion } from '../../src/quiz/shown.ts';
import { problemsOf, proseOf } from '../support/chinese.ts';
import { attributes, expectNone, pagesOf, readJson, root } from '../support/pages.ts';
import { algorithmsChecks } from './quizzes/algorithms.ts';
import { gamesChecks } from './quizzes/games.ts';
import { speechChecks } from './quizzes/applications-speech.ts';
import { visionChecks } from './quizzes/applications-vision.ts';
import { conceptsChecks } from './quizzes/concepts.ts';
import { labelChecks } from './quizzes/labels.ts';
import { mathematicsChecks } from './quizzes/mathematics.ts';
import { projectChecks } from './quizzes/project.ts';
import { tableChecks } from './quizzes/tables.ts';
import { textChecks } from './quizzes/text.ts';
import { recommenderChecks } from './quizzes/recommender.ts';

const CHECKS: Record<string, () => number> = {
  ...conceptsChecks,
  ...algorithmsChecks,
  ...mathematicsChecks,
  ...projectChecks,
  ...gamesChecks,
  ...speechChecks,
  ...tableChecks,
  ...visionChecks,
  ...textChecks,
  ...recommenderChecks,
};

const names = readdirSync(`${root}content/quizzes`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/, ''))
  .sort();
const questionsOf = (page: string) => quizSchema.parse(readJson(`quizzes/${page}.json`)).questions;
const all = names.flatMap((page) => questionsOf(page).map((question) => [`${page}#${question.id}`, question] as const));

/** Every text of a question in both languages. */
function textsOf(value: unknown): { en: string; zh: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'zh' in value) return [value as { en: string; zh: string }];
  return Object.values(value).flatMap(textsOf);
}

test.each(names)('%s: is shown at the end of its page, in both languages', (page) => {
  for (const locale of LOCALES) {
    const { body } = pagesOf(locale).find(({ path }) => path === `${page}.mdx`)!;
    expect(attributes(body, 'Quiz', 'page')).toEqual([page]);
  }
  const ids = questionsOf(page).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every quiz on a page exists, every check and every experiment has its question', () => {
  const shown = pagesOf('en').flatMap(({ body }) => attributes(body, 'Quiz', 'page'));
  expectNone(shown.filter((page) => !names.includes(page)));
  const numeric = all.filter(([, { kind }]) => kind === 'numeric').map(([id]) => id);
  expect(Object.keys(CHECKS).sort()).toEqual(numeric.sort());
  const runs = all.flatMap(([, question]) => (question.kind === 'predict' ? [question.run] : []));
  expect(Object.keys(EXPERIMENTS).sort()).toEqual(runs.sort());
});

describe.each(all)('%s', (id, question) => {
  test('is whole in both languages', () => {
    for (const { en, zh } of textsOf(question)) {
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expectNone(problemsOf(proseOf(zh)));
    }
    expect(question.prompt.zh).toMatch(/\p{Script=Han}/u);
  });

  test('shows nothing of its answer', () => {
    for (const locale of LOCALES) {
      const shown = showQuestion(question, id.split('#')[0]!, locale);
      expect(Object.keys(shown).sort()).toEqual(['drawing', 'id', 'items', 'kind', 'prompt', 'unit']);
      for (const item of shown.items) expect(Object.keys(item)).toEqual(['index', 'text']);
    }
  });

  test('its answer is right, and what is wrong is told why', () => checkAnswers(id, question));
});

function checkAnswers(id: string, question: Question): void {
  if (question.kind === 'single' || question.kind === 'multiple') {
    const right = question.options.flatMap((option, i) => (option.right ? [i] : []));
    expect(judge(question, right).isRight).toBe(true);
    if (question.kind === 'single') expect(right).toHaveLength(1);
    else expect(right.length).toBeLessThan(question.options.length);
    question.options.forEach((option, i) => {
      if (!option.right) expect(judge(question, [i])).toMatchObject({ isRight: false, reasons: [{ why: option.why }] });
    });
  } else if (question.kind === 'numeric') {
    const computed = CHECKS[id]!();
    // As it is printed, and as it is computed: both must count as right.
    expect(judge(question, question.answer).isRight).toBe(true);
    expect(judge(question, computed), `computed: ${computed}`).toMatchObject({ isRight: true });
    for (const { value, why } of question.wrong) {
      expect(judge(question, value), String(value)).toMatchObject({ isRight: false, reasons: [{ why }] });
    }
    expect(judge(question, 12345.678).reasons).toEqual([{ about: null, why: question.hint }]);
  } else if (question.kind === 'order') {
    const order = question.steps.map((_, i) => i);
    expect(judge(question, order).isRight).toBe(true);
    for (const { swapped, why } of question.wrong) {
      const exchanged = order.map((i) => (i === swapped[0] ? swapped[1] : i === swapped[1] ? swapped[0] : i));
      expect(judge(question, exchanged)).toMatchObject({ isRight: false, reasons: [{ why }] });
    }
  } else if (question.kind === 'label') {
    checkLabels(id, question);
  } else {
    const computed = runExperiment(question.run);
    expect(Number.isFinite(computed)).toBe(true);
    const reasonOf = (given: number) => judge(question, given, computed).reasons[0]!.why;
    expect(reasonOf(computed)).toBe(question.why);
    expect(reasonOf(computed - 1.1 * question.tolerance - 1e-6)).toBe(question.below);
    expect(reasonOf(computed + 1.1 * question.tolerance + 1e-6)).toBe(question.above);
  }
}

function checkLabels(id: string, question: Extract<Question, { kind: 'label' }>): void {
  const { drawing, labels, wrong } = question;
  const names = Object.keys(labels);
  const answers = answersOf(question);
  expect(answers.length).toBeGreaterThan(2);
  expect(names.length).toBeGreaterThan(answers.length);
  // What is a shape in numbers is computed.
  const numbers = labelChecks[id]?.() ?? [];
  expect(numbers.map((number, i) => textIn(labels[names[answers[i]!]!]!, 'en').slice(0, number.length))).toEqual(
    numbers,
  );
  if (numbers.length > 0) expect(numbers).toHaveLength(answers.length);
  // The order of the labels, which the page knows, tells nothing.
  expect(answers.every((label, i) => i === 0 || label > answers[i - 1]!)).toBe(false);
  expect(judge(question, answers).isRight).toBe(true);
  for (const { place, label, why } of wrong) {
    const given = answers.map((answer, i) => (i === place - 1 ? names.indexOf(label) : answer));
    expect(judge(question, given), `${label} at ${place}`).toMatchObject({
      isRight: false,
      reasons: [{ why }],
      missing: 1,
    });
  }
  for (const locale of LOCALES) {
    const { parts, width, height } = placeDrawing(drawing, (text) => textIn(text, locale));
    const texts = Object.values(labels).map((text) => textIn(text, locale));
    for (const part of parts) {
      expect(part.x - part.width / 2, 'left border').toBeGreaterThanOrEqual(0);
      expect(part.x + part.width / 2, 'right border').toBeLessThanOrEqual(width);
      expect(part.y - part.height / 2, 'upper border').toBeGreaterThanOrEqual(0);
      expect(part.y + part.height / 2, 'lower border').toBeLessThanOrEqual(height);
      // Whatever label is chosen, it lies inside its place.
      for (const text of part.place > 0 ? texts : [part.text]) expectInside(text, part);
    }
  }
}

function expectInside(text: string, { width, height, shape }: { width: number; height: number; shape: string }): void {
  const inner = shape === 'box' ? width - 4 : width;
  const lines = linesIn(width, text);
  for (const line of lines) expect(TEXT_SIZE * measureText(line), line).toBeLessThanOrEqual(inner);
  expect(TEXT_SIZE * 1.15 * lines.length, text).toBeLessThanOrEqual(height + 2);
}
