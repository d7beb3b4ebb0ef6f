/** A page translator, as Chrome's works: what islands write goes on being seen, in labs, quizzes and exercises. */
import { expect, type Page } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings as exerciseWords } from '../../components/exercises/strings.ts';
import { expectState, listen, readout } from '../support/labPage.ts';
import { rightAnswer, questionsOf } from '../support/quizPage.ts';
import { test } from '../support/site.ts';

/**
 * Translates every text that is not marked, now and whenever the page changes: puts two `<font>` with the words, marked, in the place of
 * the text node, as Google's does.
 */
const translate = (page: Page) =>
  page.evaluate(() => {
    const translated = (text: string) => text.replace(/\S(.*\S)?/s, '«$&»');
    const isMine = (node: Node) => node.parentElement?.closest('font') !== null;
    function take(root: Node): void {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      for (let node = walker.currentNode; node; node = walker.nextNode()!) if (node instanceof Text) found.push(node);
      for (const text of found) {
        if (!text.parentElement || text.data.trim() === '' || isMine(text)) continue;
        if (text.parentElement.closest('[translate="no"], script, style, noscript, textarea, svg')) continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = translated(text.data);
        outer.append(inner);
        text.replaceWith(outer);
      }
    }
    document.documentElement.lang = 'fr';
    document.documentElement.classList.add('translated-ltr');
    take(document.body);
    new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records) {
        if (type === 'characterData') take(target);
        for (const node of addedNodes) if (node.isConnected && !isMine(node)) take(node);
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });

test('lab, quiz and exercise stay live under a translator, and numbers and code are left alone', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto('en/mathematics/activations/');
  const lab = await listen(page, 'activations');
  const exercise = page.locator('[data-exercise]').first();
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('[data-ready="true"]')).toBeVisible();
  const quiz = page.locator('[data-quiz]');
  await quiz.scrollIntoViewIfNeeded();
  await expect(quiz).toHaveAttribute('data-ready', 'true');
  await translate(page);
  await expect(page.locator('h1')).toHaveText(/^«.*»$/);

  // The lab: settings, a run, a reset. Its state is told in new words, translated again; numbers stay plain.
  await lab.scrollIntoViewIfNeeded();
  const state = lab.locator('.lab-state');
  await expect(state).toHaveText(`«${frameStrings.en.states.idle}»`);
  await lab.locator('select:enabled').first().selectOption({ index: 2 });
  await lab.locator('[data-lab-part="run"] button').first().click();
  await expectState(lab, 'done');
  await expect(state).toHaveText(`«${frameStrings.en.states.done}»`);
  const numbers = lab.locator('output[data-metric]');
  await expect.poll(async () => (await numbers.allTextContents()).join()).not.toContain('«');
  await expect(readout(lab, 'tensors')).toHaveText(/^\d+$/);
  await lab.getByRole('button', { name: frameStrings.en.reset }).click();
  await expect(state).toHaveText(`«${frameStrings.en.states.idle}»`);

  // The quiz: a wrong and a right answer, the count of what is solved.
  const question = questionsOf('mathematics/activations').find(({ kind }) => kind === 'single')!;
  const form = quiz.locator(`[data-question="${question.id}"]`);
  const [right] = rightAnswer(question) as number[];
  for (const value of [(right! + 1) % 2, right!]) {
    await form.locator(`input[value="${value}"]`).check();
    await form.locator('button[type="submit"]').click();
    await expect(form).toHaveAttribute('data-verdict', value === right ? 'right' : 'wrong');
  }
  await expect(form.locator('.quiz-right')).toContainText('«');
  await expect(quiz.locator('output[data-metric="solved"]')).toHaveText(/^1 /);

  // The exercise: a run that fails, then the hint.
  await exercise.getByRole('button', { name: new RegExp(exerciseWords.en.check) }).click();
  await expect(exercise.locator('[data-check]').first()).toHaveAttribute('data-verdict', /failed|missing/, {
    timeout: 60_000,
  });

  // Nothing is said twice, and nothing is left of what was said before.
  const leftovers = await page
    .locator('astro-island font:not(font font)')
    .evaluateAll((fonts) =>
      fonts
        .filter(
          (font) =>
            font.previousSibling?.nodeType === Node.TEXT_NODE &&
            (font.previousSibling as Text).data.trim() !== '' &&
            !font.closest('astro-slot'),
        )
        .map((font) => font.parentElement!.textContent),
    );
  expect(leftovers).toEqual([]);
  expect(errors).toEqual([]);
});
