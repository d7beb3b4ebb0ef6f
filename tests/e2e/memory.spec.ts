import { chromium, expect, type Page } from '@playwright/test';
import { strings as exerciseStrings } from '../../components/exercises/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings as quizStrings } from '../../components/quiz/strings.ts';
import { strings as playgroundStrings } from '../../components/labs/playground/strings.ts';
import { attention } from '../../src/labs/attention/protocol.ts';
import { encodePermalink } from '../../src/labs/permalink.ts';
import { listen } from '../support/labPage.ts';
import { test } from '../support/site.ts';

/*
 * What is done before a page is live, and what the browser remembers of it: shown and meant are the same.
 */
const words = playgroundStrings.en;
const frame = frameStrings.en;

/** The fragment that "Copy link" puts into the address. */
async function settingsOf(page: Page): Promise<URLSearchParams> {
  await page.locator('[data-lab="playground"]').getByRole('button', { name: frame.copyLink, exact: true }).click();
  await page.waitForURL((url) => url.hash.includes('lab='));
  return new URLSearchParams(new URL(page.url()).hash.slice(1));
}

/** Selects and ticks of the lab as they are shown. */
const shown = (page: Page) =>
  page
    .locator('[data-lab="playground"] :is(select, input[type="checkbox"])')
    .evaluateAll((controls) =>
      controls.map((it) => (it instanceof HTMLSelectElement ? it.value : String((it as HTMLInputElement).checked))),
    );

/** Keeps the page's scripts back. @returns lets them through */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_astro/*.js', async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}

test('a press and choices before the page is live are kept and done', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('en/concepts/playground/', { waitUntil: 'commit' });
  const lab = page.locator('[data-lab="playground"]');
  await lab.getByLabel(words.params.activation, { exact: true }).selectOption('relu');
  await lab.getByRole('button', { name: frame.train, exact: true }).click();
  await expect(lab.locator('button[data-waiting]')).toHaveCount(1);
  release();
  await expect(lab).toHaveAttribute('data-state', 'running', { timeout: 60_000 });
  await expect(lab.locator('button[data-waiting]')).toHaveCount(0);
  expect((await settingsOf(page)).get('activation')).toBe('relu');
});

test('a quiz and an exercise keep what is done before they are live', async ({ page }) => {
  const held = await holdScripts(page);
  await page.goto(`en/concepts/networks/`, { waitUntil: 'commit' });
  const question = page.locator('[data-question="ten-times"]');
  await question.getByRole('radio').nth(1).check();
  const run = page.locator('.exercise-view').first().getByRole('button', { name: exerciseStrings.en.run, exact: true });
  await run.click();
  held();
  const exercise = page.locator('.exercise-view').first();
  await expect(exercise.locator('.exercise-status')).toContainText(exerciseStrings.en.done, { timeout: 60_000 });
  await question.scrollIntoViewIfNeeded();
  await expect(page.locator('[data-quiz]')).toHaveAttribute('data-ready', 'true');
  await question.getByRole('button', { name: quizStrings.en.check }).click();
  await expect(question).not.toHaveAttribute('data-verdict', 'none');
});

test('after Back the lab shows what it means, and what its link says', async ({ page }) => {
  await page.goto('en/concepts/playground/');
  const lab = await listen(page, 'playground');
  const before = await shown(page);
  await lab.getByLabel(words.params.activation, { exact: true }).selectOption('relu');
  await lab.getByLabel(words.params.optimizer, { exact: true }).selectOption('sgd');
  expect(await shown(page)).not.toEqual(before);
  await page.goto('en/concepts/networks/');
  await page.goBack();
  await listen(page, 'playground');
  expect(await shown(page)).toEqual(before);
  const settings = await settingsOf(page);
  const select = lab.getByLabel(words.params.activation, { exact: true });
  expect(await select.inputValue()).toBe(settings.get('activation'));

  // A link for a lab of another page says where it belongs; one for none says so too.
  const link = '#v=1&lab=playground&rate=1';
  await page.goto(`zh-cn/concepts/networks/${link}`);
  const notice = page.locator('.lab-link-notice');
  await expect(notice.getByRole('link')).toHaveAttribute('href', new RegExp(`/zh-cn/concepts/playground/${link}$`));
  await page.evaluate(() => (location.hash = '#LAB=playgroun'));
  await expect(notice.locator('code')).toHaveText('playgroun');
  await expect(notice.getByRole('link')).toHaveCount(0);
  await page.evaluate(() => (location.hash = '#quiz'));
  await expect(notice).toBeHidden();
});

test('a link to a lab far below brings it into view with its settings, or with why they are refused', async ({
  page,
}) => {
  const link = encodePermalink('attention', { ...attention.defaults, tokens: 'a b' });
  const lab = page.locator('[data-lab="attention"]');
  await page.goto(`en/concepts/architecture/#${link}`);
  await expect(lab.locator('textarea')).toHaveValue('a b');
  await expect(lab).toBeInViewport({ ratio: 0.5 });
  await page.goto(`zh-cn/concepts/architecture/#${link.replace('heads=2', 'heads=9')}`);
  await expect(lab.locator('[data-refused]')).toBeInViewport();
});

test('a page that is left while it trains comes back as it was, from the browser’s memory', async ({ baseURL }) => {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH']!,
    args: ['--no-sandbox', '--disable-gpu', '--enable-features=BackForwardCache'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const page = await browser.newPage();
    // Playwright loses a page that comes back from memory: from there on the browser is asked by its own protocol.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.enable');
    const heard: unknown[] = [];
    devtools.on('Page.frameNavigated', ({ type }) => heard.push(type));
    devtools.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => heard.push(notRestoredExplanations));
    const stepNow = async () => {
      const expression = 'Number(document.querySelector("[data-metric=step]").textContent)';
      const { result } = await devtools.send('Runtime.evaluate', { expression, returnByValue: true });
      return result.value as number;
    };
    await page.goto(`${baseURL}en/concepts/playground/`);
    const lab = await listen(page, 'playground');
    await lab.getByRole('button', { name: frame.train, exact: true }).click();
    await expect.poll(stepNow, { timeout: 60_000 }).toBeGreaterThan(20);
    const step = await stepNow();
    await page.goto(`${baseURL}en/concepts/networks/`); // it notes that the reader is there, and tells the other pages
    await expect.poll(() => page.evaluate(() => indexedDB.databases().then(({ length }) => length))).toBeGreaterThan(0);
    const { entries, currentIndex } = await devtools.send('Page.getNavigationHistory');
    await devtools.send('Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1]!.id });
    await expect.poll(() => heard.at(-1)).toBe('BackForwardCacheRestore');
    await expect.poll(stepNow).toBeGreaterThan(step);
  } finally {
    await browser.close();
  }
});
