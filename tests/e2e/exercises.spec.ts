import { expect } from '@playwright/test';
import { panelStrings } from '../../components/exercises/panelStrings.ts';
import { strings } from '../../components/exercises/strings.ts';
import { strings as progressStrings } from '../../components/progress/strings.ts';
import { localiseCode } from '../../src/exercises/localise.ts';
import { contentKey } from '../../src/i18n/textIn.ts';
import { button, openExercise, source, texts, verdicts, write } from '../support/exercisePage.ts';
import { inFirefox, test } from '../support/site.ts';

for (const locale of ['en', 'zh-cn'] as const) {
  const words = strings[locale];
  const language = contentKey(locale);
  const title = texts.title[language];

  test(
    `from the starter to solved by keyboard only, ${locale}`,
    { tag: inFirefox(locale) },
    async ({ page, browserName }) => {
      const exercise = await openExercise(page, locale);
      const status = exercise.locator('.exercise-status [role="status"]');
      const readOnly = await exercise.locator('.code-lines').boundingBox();
      await button(exercise, words.edit).focus();
      await page.keyboard.press('Enter');
      const editor = exercise.getByRole('textbox', { name: words.code(title) });
      await expect(editor).toBeFocused();
      expect(await exercise.locator('.cm-editor').boundingBox()).toEqual(readOnly); // nothing moves

      // A mistake, recognised; the code is typed with its own line breaks.
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(source('wrong/no-bias.ts'));
      await page.keyboard.press('Shift+ControlOrMeta+Enter');
      await expect(status).toHaveText(words.passed(0, 3));
      await expect(exercise.locator('[data-hint="no-bias"]').first()).toContainText(/0\.761594[\s\S]*0\.53705/);
      await expect(exercise.locator('.exercise-mistake').first()).toHaveText(
        texts.hints['no-bias']![language].replaceAll('`', ''),
      );
      await expect(editor).toBeFocused();

      // An error, with its line, marked in the editor.
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText('export function neuron() {\n  return foo;\n}');
      await page.keyboard.press('Shift+ControlOrMeta+Enter');
      await expect(exercise.locator('[data-mistake="not-defined"]')).toBeVisible();
      await expect(exercise.locator('.cm-lintRange-error')).toHaveText('return foo;');
      // Firefox's driver inserts an empty line first.
      const line = browserName === 'firefox' ? 3 : 2;
      await button(exercise, panelStrings[locale].line(line)).first().press('Enter');
      await expect(editor).toBeFocused();

      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(source('solution.ts'));
      await page.keyboard.press('ControlOrMeta+Enter');
      await expect(status).toHaveText(words.done);
      await expect(exercise.locator('.exercise-output pre')).toHaveText('0.53705');
      // Out of the editor: Escape, then Tab; next comes Run, then Check.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      await expect(editor).not.toBeFocused();
      for (
        let i = 0;
        i < 5 && !(await button(exercise, words.check).evaluate((it) => it === document.activeElement));
        i++
      ) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await expect(status).toHaveText(words.passed(3, 3));
      expect(await verdicts(exercise)).toEqual(['passed', 'passed', 'passed']);
      await expect(exercise.locator('.exercise-solved')).toContainText(words.solved);
      await expect(button(exercise, words.check)).toBeFocused();

      await page.goto(`${locale}/progress/`);
      const book = page.locator('.progress-book');
      await expect(book.getByRole('columnheader').last()).toHaveText(progressStrings[locale].exercises);
      await expect(book.getByRole('row').nth(2).getByRole('cell').last()).toHaveText(/^1 (of|\/) \d+/);
    },
  );

  test(`by touch on a narrow screen, ${locale}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      baseURL: baseURL!,
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await context.newPage();
    const exercise = await openExercise(page, locale);
    await exercise.locator('.code-line').nth(2).tap();
    await expect(exercise.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(`${source('wrong/no-activation.ts')}\nconsole.log('${'long '.repeat(40)}');`);
    await button(exercise, words.check).tap();
    await expect(exercise.locator('[data-hint="no-activation"]').first()).toBeVisible();
    await button(exercise, words.hint(1, 3)).tap();
    await expect(exercise.locator('.exercise-hints')).toContainText(texts.ladder[0]![language]);
    await button(exercise, words.solution).tap();
    await expect(exercise.locator('.exercise-solution')).toContainText('Math.tanh(z)');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    for (const one of await exercise.locator('.exercise-buttons button:visible').all()) {
      expect((await one.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
    await context.close();
  });
}

test('hints come one at a time and stay; the solution opens after an attempt; the draft is kept', async ({ page }) => {
  const words = strings.en;
  const exercise = await openExercise(page);
  const status = () => exercise.locator('.exercise-status [role="status"]');
  await button(exercise, words.solution).press('Enter');
  await expect(status()).toHaveText(words.tryFirst);
  await button(exercise, words.hint(1, 3)).click();
  await button(exercise, words.hint(2, 3)).click();
  await expect(exercise.locator('.exercise-hints li')).toHaveCount(2);

  // The starter, checked as it is, is no attempt; code of one's own is.
  await button(exercise, words.check).click();
  await expect(status()).toHaveText(words.passed(0, 3));
  await button(exercise, words.solution).press('Enter');
  await expect(status()).toHaveText(words.tryFirst);
  await write(page, exercise, source('wrong/bias-outside.ts'));
  await button(exercise, words.check).click();
  await expect(exercise.locator('[data-hint="bias-outside"]').first()).toBeVisible();
  await button(exercise, words.solution).click();
  const solution = localiseCode(source('solution.ts'), texts.code, 'en').trimEnd();
  await expect(exercise.locator('.exercise-solution')).toContainText(texts.explanation.en.slice(0, 40));
  expect((await exercise.locator('.exercise-solution pre').textContent())!.trimEnd()).toBe(solution);

  await page.reload();
  await expect(exercise.locator('[data-ready="true"]')).toBeVisible();
  await expect(exercise.locator('.code-lines')).toHaveText(source('wrong/bias-outside.ts'), { useInnerText: false });
  await expect(exercise.locator('.exercise-hints li')).toHaveCount(2);
  await expect(exercise.locator('.exercise-solution')).toHaveCount(0);
  await button(exercise, words.solution).click();
  await expect(exercise.locator('.exercise-solution')).toBeVisible();

  // Reset asks nothing and can be undone, in the editor too.
  await button(exercise, words.reset).click();
  await expect(exercise.locator('.exercise-code .code-lines')).toContainText(texts.code['here']!.en);
  await button(exercise, words.undo).click();
  await expect(exercise.locator('.exercise-code .code-lines')).toContainText('Math.tanh(z) + b');
  await expect(button(exercise, words.reset)).toBeFocused();
});

test('two tabs: the other’s code is offered, never taken or overwritten unasked', async ({ context }) => {
  const words = strings.en;
  const [left, right] = [await context.newPage(), await context.newPage()];
  const [here, there] = [await openExercise(left), await openExercise(right)];
  await write(left, here, '// left');
  const offer = there.locator('[data-other-draft]');
  await expect(offer).toContainText(words.otherDraft);
  await expect(there.locator('.exercise-code .code-lines')).not.toContainText('// left');
  await button(there, words.takeOther).click();
  await expect(there.locator('.exercise-code .code-lines')).toHaveText('// left\n', { useInnerText: false });
  await expect(offer).toHaveCount(0);
  await write(right, there, '// right');
  await expect(here.locator('[data-other-draft]')).toBeVisible();
  await button(here, words.keepMine).click();
  await expect(here.getByRole('textbox')).toHaveText('// left');
  await expect(offer).toBeVisible();
});
