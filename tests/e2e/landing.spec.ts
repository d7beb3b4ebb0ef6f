import { expect, type Page } from '@playwright/test';
import { test } from '../support/site.ts';

const WORDS = {
  en: { train: 'Train', pause: 'Pause', resume: 'Resume', again: 'Train again', learned: /learned in \d+ steps/ },
  'zh-cn': { train: '训练', pause: '暂停', resume: '继续', again: '再训练一次', learned: /\d+ 步、.*学会了两条螺线/ },
} as const;

const metric = async (page: Page, name: string) =>
  Number(await page.locator(`[data-lab="spiral"] [data-metric="${name}"]`).textContent());

for (const locale of ['en', 'zh-cn'] as const) {
  const words = WORDS[locale];
  test.describe(locale, () => {
    test('Train moves at once, learns, pauses, resumes and stops by itself, by keyboard', async ({ page }) => {
      await page.goto(`${locale}/`);
      const lab = page.locator('[data-lab="spiral"]');
      const button = lab.getByRole('button');
      await expect(button).toHaveText(words.train);
      await expect(button).toBeEnabled();
      expect(await metric(page, 'step')).toBe(300);
      const before = await lab.boundingBox();
      await button.press('Enter');
      await expect(button).toHaveText(words.pause);
      await expect(lab).toHaveAttribute('data-state', 'running');
      await expect.poll(() => metric(page, 'step')).toBeGreaterThan(0);
      await button.press('Space');
      await expect(button).toHaveText(words.resume);
      const paused = await metric(page, 'step');
      await page.waitForTimeout(300);
      expect(await metric(page, 'step')).toBe(paused);
      await button.press('Enter');
      await expect(lab.locator('.hero-said')).toHaveText(words.learned);
      expect(await metric(page, 'trainAccuracy')).toBeGreaterThan(0.95);
      await expect(lab).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
      await expect(button).toHaveText(words.again);
      expect(await metric(page, 'step')).toBe(1500);
      // Only the sentence is announced, not the numbers of every frame.
      await expect(lab.locator('output:not([aria-live="off"])')).toHaveCount(0);
      // Nothing has moved, whatever was said.
      expect(await lab.boundingBox()).toEqual(before);
    });

    test('the first picture comes within a second', async ({ page }) => {
      await page.goto(`${locale}/`);
      const ms = await page.evaluate(async () => {
        const lab = document.querySelector('[data-lab="spiral"]')!;
        const step = lab.querySelector('[data-metric="step"]')!;
        const pressed = performance.now();
        lab.querySelector('button')!.click();
        while (Number(step.textContent) !== 0) await new Promise(requestAnimationFrame);
        while (Number(step.textContent) === 0) await new Promise(requestAnimationFrame);
        return performance.now() - pressed;
      });
      expect(ms).toBeLessThan(1000);
    });

    test('without JavaScript it shows a network that has learned, and every way in', async ({ browser, baseURL }) => {
      const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
      const page = await context.newPage();
      await page.goto(`${locale}/`);
      const lab = page.locator('[data-lab="spiral"]');
      await expect(lab.getByRole('button')).toBeDisabled();
      await expect(lab.locator('noscript')).toBeVisible();
      expect(await metric(page, 'trainAccuracy')).toBeGreaterThan(0.99);
      await expect(page.locator('.landing-ways a')).toHaveCount(3);
      await expect(page.locator('.chapter-map a')).toHaveCount(12);
      await context.close();
    });

    test('leads back to where the reader was, and rings the chapter', async ({ page }) => {
      await page.clock.install();
      await page.goto(`${locale}/background/`);
      await page.locator('main footer').scrollIntoViewIfNeeded();
      await page.clock.runFor(35_000);
      await expect(page.locator('.book-page[aria-current][data-read]')).toHaveCount(1);
      await page.goto(`${locale}/`);
      await expect(page.locator('.landing-continue a')).toHaveAttribute('href', new RegExp(`/${locale}/background/`));
      await expect(page.locator('.chapter-map .progress-ring')).toHaveCount(1);
      await expect(page.locator('.chapter-map li').first().getByRole('img')).toHaveAccessibleName(/1/);
    });

    test('on a phone the first view holds drawing and button, and the menu leads to the chapters', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`${locale}/`);
      await expect(page.locator('[data-lab="spiral"]').getByRole('button')).toBeInViewport({ ratio: 1 });
      await page.locator('.sl-menu-button').click();
      const chapter = page.locator('.book-list summary').nth(1);
      await expect(chapter).toBeVisible();
      await chapter.click();
      await page.locator('.book-list details[open] a').first().click();
      await page.waitForURL(`**/${locale}/concepts/`);
    });
  });
}

test('with little motion it shows a picture every hundred steps, and still learns', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto('en/');
  const seen = await page.evaluate(async () => {
    const lab = document.querySelector<HTMLElement>('[data-lab="spiral"]')!;
    const contour = lab.querySelector('.hero-contour')!;
    let pictures = 0;
    new MutationObserver(() => pictures++).observe(contour, { attributes: true, attributeFilter: ['d'] });
    lab.querySelector('button')!.click();
    while (lab.dataset['state'] !== 'done') await new Promise(requestAnimationFrame);
    return pictures;
  });
  expect(seen).toBeGreaterThanOrEqual(10);
  expect(seen).toBeLessThanOrEqual(17);
  await context.close();
});
