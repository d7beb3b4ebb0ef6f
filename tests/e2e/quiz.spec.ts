import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { LOCALES } from '../../src/i18n/locale.ts';
import { contentKey } from '../../src/i18n/textIn.ts';
import { strings as progressStrings } from '../../components/progress/strings.ts';
import { strings } from '../../components/quiz/strings.ts';
import { openQuiz, questionsOf } from '../support/quizPage.ts';
import { builtHtml, inFirefox, test } from '../support/site.ts';

/** Sorts the steps as a reader without a mouse does: the buttons keep the focus. */
async function sortByKeyboard(page: Page, form: Locator, steps: readonly string[], up: (step: string) => string) {
  for (const [place, step] of steps.entries()) {
    const texts = await form.locator('.quiz-steps > li').allTextContents();
    const at = texts.findIndex((text) => text.includes(step));
    if (at > place) await form.getByRole('button', { name: up(step), exact: true }).focus();
    for (let i = at; i > place; i--) await page.keyboard.press('Enter');
    await expect(form.locator('.quiz-steps > li').nth(place)).toContainText(step);
  }
}

for (const locale of LOCALES) {
  const words = strings[locale];
  const language = contentKey(locale);

  test(`quizzes are solved by keyboard and kept, ${locale}`, { tag: inFirefox(locale) }, async ({ page }) => {
    const quiz = await openQuiz(page, `${locale}/concepts/networks/#quiz`);
    const form = (id: string) => quiz.locator(`[data-question="${id}"]`);
    const questions = questionsOf('concepts/networks');

    const number = form('line-distance');
    await number.getByLabel(words.yourNumber).focus();
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await expect(number.getByRole('status')).toContainText(words.notANumber);
    await page.keyboard.press('Backspace');
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    const asked = questions.find(({ id }) => id === 'line-distance')!;
    if (asked.kind !== 'numeric') throw new Error('line-distance asks for a number');
    await expect(number.getByRole('status')).toContainText(asked.wrong[0]!.why[language]);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await expect(number).toHaveAttribute('data-verdict', 'right');

    const single = form('ten-times');
    const choice = questions.find(({ id }) => id === 'ten-times')!;
    if (choice.kind !== 'single') throw new Error('ten-times is a single choice');
    const right = choice.options.findIndex((option) => option.right);
    await single.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    const wanted = single.locator(`input[value="${right}"]`);
    while (!(await wanted.isChecked())) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(single.getByRole('status')).toContainText(choice.options[right]!.why[language]);

    const prediction = form('steps-to-minimum');
    await prediction.getByLabel(words.yourPrediction).focus();
    await page.keyboard.type('50');
    await page.keyboard.press('Enter');
    await expect(prediction.getByRole('status')).toContainText(/11/);
    // Compared is done: no second try with the number that was just said.
    await expect(prediction).toHaveAttribute('data-solved', 'true');
    await expect(prediction).not.toContainText(words.again);
    await expect(quiz.locator('[data-metric="solved"]')).toHaveText(words.score(3, questions.length));

    await page.reload();
    await quiz.scrollIntoViewIfNeeded();
    await expect(quiz.locator('[data-metric="solved"]')).toHaveText(words.score(3, questions.length));
    await expect(number.getByLabel(words.yourNumber)).toHaveValue('2');
    await expect(wanted).toBeChecked();
    // What was said before is shown again, and not announced.
    await expect(prediction.locator('.quiz-feedback')).toContainText(/11/);
    await expect(prediction.getByRole('status')).toBeEmpty();
  });

  test(`steps are put in order by keyboard, on a narrow screen, ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const quiz = await openQuiz(page, `${locale}/concepts/how-training-works/#quiz`);
    const form = quiz.locator('[data-question="one-step"]');
    const question = questionsOf('concepts/how-training-works').find(({ kind }) => kind === 'order')!;
    if (question.kind !== 'order') throw new Error('one-step is an order');
    const steps = question.steps.map((step) => (typeof step === 'string' ? step : step[language]));
    await sortByKeyboard(page, form, steps, words.up);
    await form.getByRole('button', { name: words.check }).press('Enter');
    await expect(form).toHaveAttribute('data-verdict', 'right');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test(`progress is exported, reset, brought back and imported, ${locale}`, async ({ page }) => {
    const quiz = await openQuiz(page, `${locale}/concepts/networks/#quiz`);
    const number = quiz.locator('[data-question="line-distance"]');
    await number.getByLabel(words.yourNumber).fill('2');
    await number.getByRole('button', { name: words.check }).click();
    await expect(number).toHaveAttribute('data-solved', 'true');

    const said = progressStrings[locale];
    await page.goto(`${locale}/progress/`);
    const book = page.locator('.progress-book');
    const row = book.getByRole('row').nth(2);
    await expect(row).toContainText(/1 (of|\/) \d+/);
    await expect(page.locator('.progress-place a')).toHaveAttribute('href', /concepts\/networks\//);
    const downloading = page.waitForEvent('download');
    await book.getByRole('button', { name: said.exportFile, exact: true }).click();
    const file = readFileSync(await (await downloading).path());
    await book.getByRole('button', { name: said.reset, exact: true }).click();
    await expect(row).not.toContainText(/1 (of|\/) \d+/);
    await book.getByRole('button', { name: said.undo, exact: true }).click();
    await expect(row).toContainText(/1 (of|\/) \d+/);
    await book.getByRole('button', { name: said.reset, exact: true }).click();
    const input = book.getByLabel(said.importFile);
    const choose = (buffer: Buffer) => input.setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer });
    await choose(file.subarray(0, file.length - 5));
    await expect(book).toContainText(said.faults['not-json']);
    // A file is shown before it is taken, and can be taken back.
    await choose(file);
    const preview = book.getByRole('group', { name: said.takeImport });
    await expect(preview).toContainText(/\d/);
    await expect(row).not.toContainText(/1 (of|\/) \d+/);
    await preview.getByRole('button', { name: said.takeImport }).click();
    await expect(row).toContainText(/1 (of|\/) \d+/);
    await book.getByRole('button', { name: said.undoImport, exact: true }).click();
    await expect(row).not.toContainText(/1 (of|\/) \d+/);
  });
}

test('a page tells no answer, and refused storage is said', async ({ page }) => {
  const html = builtHtml('en/concepts/networks/');
  for (const { prompt, ...rest } of questionsOf('concepts/networks')) {
    if (!/[`*]/.test(prompt.en)) expect(html).toContain(prompt.en);
    const reasons = [...JSON.stringify(rest).matchAll(/"why":\{"en":"([^"]*)"/g)].map((match) => match[1]!);
    for (const reason of reasons) expect(html).not.toContain(reason);
  }
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    // With cookies blocked, even to ask is refused.
    const get = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get, configurable: true });
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const quiz = await openQuiz(page, 'en/concepts/networks/#quiz');
  const number = quiz.locator('[data-question="line-distance"]');
  await number.getByLabel(strings.en.yourNumber).fill('2');
  await number.getByRole('button', { name: strings.en.check }).click();
  await expect(number).toHaveAttribute('data-verdict', 'right');
  await expect(quiz.locator('[data-store="refused"]')).toHaveText(strings.en.refused);
  await page.locator('starlight-theme-select select').first().selectOption('light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(errors).toEqual([]);
});

test(
  'a page read to its end is marked in the sidebar, and its chapter’s ring says so',
  { tag: '@firefox' },
  async ({ page }) => {
    await page.clock.install();
    await page.goto('en/concepts/networks/');
    const here = page.locator('a[aria-current="page"]');
    const ring = page.locator('.progress-marks details').filter({ has: here }).getByRole('img').first();
    await expect(ring).toHaveAccessibleName(progressStrings.en.share('0', '7'));
    await page.locator('main footer').scrollIntoViewIfNeeded();
    // Scrolling is not reading.
    await page.clock.runFor(15_000);
    await expect(ring).toHaveAccessibleName(progressStrings.en.share('0', '7'));
    await page.clock.runFor(20_000);
    await expect(ring).toHaveAccessibleName(progressStrings.en.share('1', '7'));
    await expect(page.locator('.progress-marks a[aria-current="page"]')).toHaveAttribute('data-read', '');
  },
);
