import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { panelStrings } from '../../components/exercises/panelStrings.ts';
import { strings } from '../../components/exercises/strings.ts';
import { strings as progressStrings } from '../../components/progress/strings.ts';
import { localiseCode } from '../../src/exercises/localise.ts';
import { exerciseTextsSchema } from '../../src/exercises/schema.ts';
import { contentKey } from '../../src/i18n/textIn.ts';
import { findViolations } from '../support/axe.ts';
import { root } from '../support/pages.ts';
import { test } from '../support/site.ts';

const LOCALES = ['en', 'zh-cn'] as const;
const source = (file: string) => readFileSync(`${root}src/exercises/neuron/${file}`, 'utf8');
const texts = exerciseTextsSchema.parse(JSON.parse(readFileSync(`${root}content/exercises/neuron.json`, 'utf8')));

/** Opens the page at its exercise and waits until it listens. */
async function open(page: Page, locale = 'en'): Promise<Locator> {
  await page.goto(`${locale}/concepts/networks/#exercises`);
  const exercise = page.locator('[data-exercise="neuron"]');
  await expect(exercise.locator('[data-ready="true"]')).toBeVisible();
  return exercise;
}

const button = (exercise: Locator, name: string) => exercise.getByRole('button', { name, exact: true });
const verdicts = (exercise: Locator) =>
  exercise.locator('[data-check]').evaluateAll((items) => items.map((item) => item.getAttribute('data-verdict')));
const isIdle = (exercise: Locator) => expect(exercise.locator('[data-state="idle"]')).toBeVisible();

/** Writes code in place of what is there, as by pasting. */
async function write(page: Page, exercise: Locator, code: string): Promise<void> {
  const edit = button(exercise, strings.en.edit);
  if (await edit.isVisible()) await edit.click();
  await exercise.getByRole('textbox').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
}

for (const locale of LOCALES) {
  const words = strings[locale];
  const language = contentKey(locale);
  const title = texts.title[language];

  test(`from the starter to solved by keyboard only, ${locale}`, async ({ page }) => {
    const exercise = await open(page, locale);
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
    await button(exercise, panelStrings[locale].line(2)).first().press('Enter');
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
    await expect(book.getByRole('row').nth(2).getByRole('cell').last()).toHaveText(/^1 (of|\/) \d+$/);
  });

  test(`by touch on a narrow screen, ${locale}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      baseURL: baseURL!,
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await context.newPage();
    const exercise = await open(page, locale);
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
  const exercise = await open(page);
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

test('Stop and the time limit end endless code, and the page stays alive', async ({ page }) => {
  const words = strings.en;
  const exercise = await open(page);
  const status = exercise.locator('.exercise-status [role="status"]');
  await write(page, exercise, "console.log('before');\nwhile (true) {}\nexport function neuron() {}");
  await button(exercise, words.run).click();
  await expect(exercise.getByRole('timer')).toHaveText(/^[1-5] s left$/);
  await button(exercise, words.stop).click();
  await expect(status).toHaveText(words.stopped);
  await expect(button(exercise, words.run)).toBeFocused();
  await button(exercise, words.check).click();
  await expect(status).toHaveText(words.timedOut(5));
  await expect(exercise.locator('.exercise-output')).toContainText('before');
  await expect(exercise.locator('.exercise-output')).toContainText(panelStrings.en.endless);
  expect(await verdicts(exercise)).toEqual(['missing', 'missing', 'missing']);
  await write(page, exercise, source('solution.ts'));
  await button(exercise, words.check).click();
  await expect(status).toHaveText(words.passed(3, 3));
});

test('what the code draws is shown with words, and names are completed', async ({ page }) => {
  const exercise = await open(page);
  await write(
    page,
    exercise,
    [
      "import * as tf from '@tensorflow/tfjs';",
      "import { show } from 'livegrad';",
      "show.line({ loss: [3, 2, -1], more: [1, 2, 3] }, 'Loss');",
      "show.image(tf.tensor2d([[0, 0.5], [1, 0.2]]), 'Tiny');",
      "show.table([{ name: 'a', value: 1 }], 'Rows');",
      "console.warn('careful');",
      '',
    ].join('\n'),
  );
  await page.keyboard.type('tf.matM');
  await expect(page.locator('.cm-tooltip-autocomplete [aria-selected]')).toHaveText(
    'matMul(a, b, transposeA?, transposeB?)',
  );
  await page.waitForTimeout(150); // a list that has just appeared takes no key yet
  await page.keyboard.press('Enter');
  await expect(exercise.getByRole('textbox')).toContainText('tf.matMul');
  await page.keyboard.press('ControlOrMeta+Enter');
  const output = exercise.locator('.exercise-output');
  await expect(output.locator('.chart-figure figcaption')).toHaveText(
    'Loss: 3 points; loss from 3 to -1, more from 1 to 3.',
  );
  await expect(output.getByRole('img', { name: 'Tiny, 2 × 2 pixels' })).toBeVisible();
  await expect(output.getByRole('table')).toContainText('Rows');
  await expect(output.locator('pre[data-level="warn"]')).toHaveText('Warning: careful');

  // All that an exercise shows is accessible, light and dark.
  await button(exercise, strings.en.check).click();
  await expect(exercise.locator('.exercise-results')).toBeVisible();
  await button(exercise, strings.en.hint(1, 3)).click();
  await button(exercise, strings.en.solution).click();
  await expect(exercise.locator('.exercise-solution')).toBeVisible();
  expect((await findViolations(page, { include: '.exercise-view' })).join('\n\n')).toBe('');
});

test('two tabs: the other’s code is offered, never taken or overwritten unasked', async ({ context }) => {
  const words = strings.en;
  const [left, right] = [await context.newPage(), await context.newPage()];
  const [here, there] = [await open(left), await open(right)];
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

test('refused storage and files that do not come are said; all the rest works', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  let isOnline = false;
  await page.route(/sandbox/, (route) => (isOnline ? route.continue() : route.abort()));
  const exercise = await open(page);
  const status = exercise.locator('.exercise-status [role="status"]');
  await expect(exercise.locator('[data-store="refused"]')).toHaveText(strings.en.refused);
  await button(exercise, strings.en.run).click();
  await expect(status).toHaveText(strings.en.troubles['not-loaded'], { timeout: 40_000 });
  isOnline = true;
  await write(page, exercise, source('solution.ts'));
  await button(exercise, strings.en.check).click();
  await expect(status).toHaveText(strings.en.passed(3, 3));
  await isIdle(exercise);
});

test('a link with code in it runs nothing', async ({ page }) => {
  await page.goto('en/concepts/networks/?code=alert(1)#exercise-neuron&code=alert(1)&run=1');
  const exercise = page.locator('[data-exercise="neuron"]');
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('[data-ready="true"]')).toHaveAttribute('data-state', 'idle');
  await expect(exercise.locator('.code-lines')).not.toContainText('alert');
  await expect(page.locator('iframe')).toHaveCount(0);
});
