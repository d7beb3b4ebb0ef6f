import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { Answer } from '../../src/progress/entries.ts';
import { runExperiment } from '../../src/quiz/experiments/index.ts';
import { answersOf } from '../../src/quiz/judge.ts';
import { quizSchema, type Question } from '../../src/quiz/schema.ts';
import { root } from './pages.ts';

/** The questions of a page, for example `concepts/networks`. */
export const questionsOf = (page: string): Question[] =>
  quizSchema.parse(JSON.parse(readFileSync(`${root}content/quizzes/${page}.json`, 'utf8'))).questions;

/** Opens a page at its quiz and waits until it listens. */
export async function openQuiz(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const quiz = page.locator('[data-quiz]');
  await quiz.scrollIntoViewIfNeeded();
  await expect(quiz).toHaveAttribute('data-ready', 'true');
  return quiz;
}

/** The right answer: indices, the steps in order, the label of each place, or a number. */
export function rightAnswer(question: Question): Answer {
  switch (question.kind) {
    case 'numeric':
      return question.answer;
    case 'predict':
      return Number(runExperiment(question.run).toPrecision(6));
    case 'order':
      return question.steps.map((_, i) => i);
    case 'label':
      return answersOf(question);
    case 'single':
    case 'multiple':
      return question.options.flatMap((option, i) => (option.right ? [i] : []));
  }
}
