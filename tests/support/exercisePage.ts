import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { exerciseTextsSchema } from '../../src/exercises/schema.ts';
import { root } from './pages.ts';

/** A file of the exercise `neuron`. */
export const source = (file: string) => readFileSync(`${root}src/exercises/neuron/${file}`, 'utf8');

/** The words of the exercise `neuron`. */
export const texts = exerciseTextsSchema.parse(
  JSON.parse(readFileSync(`${root}content/exercises/neuron.json`, 'utf8')),
);

/** Opens the page at its exercise and waits until it listens. */
export async function openExercise(page: Page, locale = 'en'): Promise<Locator> {
  await page.goto(`${locale}/concepts/networks/#exercises`);
  const exercise = page.locator('[data-exercise="neuron"]');
  await expect(exercise.locator('[data-ready="true"]')).toBeVisible();
  return exercise;
}

/** A button by its whole name. */
export const button = (exercise: Locator, name: string) => exercise.getByRole('button', { name, exact: true });

/** The verdict of each check, as it is marked. */
export const verdicts = (exercise: Locator) =>
  exercise.locator('[data-check]').evaluateAll((items) => items.map((item) => item.getAttribute('data-verdict')));

/** Writes code in place of what is there, as by pasting. */
export async function write(page: Page, exercise: Locator, code: string): Promise<void> {
  const edit = exercise.locator('.exercise-edit:not([aria-pressed])');
  if (await edit.isVisible()) await edit.click();
  await exercise.getByRole('textbox').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
}
