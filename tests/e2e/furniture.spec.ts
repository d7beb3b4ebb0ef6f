import { expect } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { root } from '../support/pages.ts';
import { builtHtml, builtPages, test } from '../support/site.ts';

test('every page has its icons and a card of its language', async () => {
  const dist = `${root}dist/`;
  const ico = readFileSync(`${dist}favicon.ico`);
  expect([...ico.subarray(0, 6)]).toEqual([0, 0, 1, 0, 1, 0]);
  expect(existsSync(`${dist}favicon.svg`)).toBe(true);
  expect(await sharp(`${dist}apple-touch-icon.png`).metadata()).toMatchObject({ width: 180, height: 180 });
  for (const page of builtPages()) {
    const html = builtHtml(page);
    const locale = page.startsWith('zh-cn/') ? 'zh-cn' : 'en';
    expect(html, page).toMatch(new RegExp(`<meta property="og:image" content="https?://[^"]+/social/${locale}\\.png"`));
    for (const name of ['og:title', 'og:description', 'og:image:alt']) {
      expect(html, page).toMatch(new RegExp(`<meta property="${name}" content="[^"]+"`));
    }
    expect(html, page).toMatch(/<meta name="twitter:card" content="summary_large_image"/);
    expect(html, page).toMatch(/<link rel="(shortcut )?icon" href="[^"]*favicon\.svg"/);
    expect(html, page).toMatch(/<link rel="apple-touch-icon"/);
  }
  for (const locale of ['en', 'zh-cn']) {
    expect(await sharp(`${dist}social/${locale}.png`).metadata()).toMatchObject({ width: 1200, height: 630 });
  }
});

test('the sidebar opens one chapter at a time, by keyboard and without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto('en/concepts/networks/');
  const open = page.locator('.book-list > li:not(.book-reference) details[open] > summary');
  await expect(open).toHaveText(/Concepts/);
  await expect(page.locator('.book-page[aria-current="page"]')).toHaveCount(1);
  const chapter = page.locator('.book-list summary').filter({ hasText: 'Mathematics' });
  await chapter.focus();
  await chapter.press('Enter');
  await expect(open).toHaveText(/Mathematics/);
  await context.close();
});

test('pages and their sections are numbered by their place in the book', async ({ page }) => {
  await page.goto('en/concepts/networks/');
  await expect(page.locator('.page-place')).toContainText('Chapter 2 · Concepts');
  const number = await page
    .locator('.level-h2')
    .nth(1)
    .evaluate((heading) => getComputedStyle(heading, '::before').content);
  expect(number).toContain('2.1.');
  await expect(page.locator('.page-turn [rel="next"]')).toContainText('2.2');
  await page.goto('zh-cn/concepts/');
  await expect(page.locator('.page-plan a').first()).toContainText('2.1');
});

test('print is light, whatever the screen is, code and links too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('en/project/code/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const faint = await page.evaluate(() => {
    const light = (colour: string) => {
      const [r, g, b] = colour.match(/[\d.]+/g)!.map((part) => (Number(part) / 255) ** 2.2);
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    return [...document.querySelectorAll('main :is(.ec-line span, a, .box-title, p, h2, td)')]
      .filter((it) => it.checkVisibility() && it.textContent.trim() !== '')
      .filter((it) => 1.05 / (light(getComputedStyle(it).color) + 0.05) < 4.4)
      .map((it) => `${it.textContent.slice(0, 40)} ${getComputedStyle(it).color}`);
  });
  expect(faint).toEqual([]);
  const colours = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.getPropertyValue('--sl-color-text'), style.getPropertyValue('--surface')];
  });
  expect(colours).toEqual(['#2a3037', '#f5f5f1']);
  await expect(page.locator('header.header')).toBeHidden();
  await page.emulateMedia({ colorScheme: 'dark', media: 'screen' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('nothing is slanted in Chinese', async ({ page }) => {
  await page.goto('zh-cn/project/data/');
  const slanted = await page.evaluate(
    () =>
      [...document.querySelectorAll('main :is(em, i, cite, dfn):lang(zh)')].filter(
        (element) => /\p{Script=Han}/u.test(element.textContent) && getComputedStyle(element).fontStyle !== 'normal',
      ).length,
  );
  expect(slanted).toBe(0);
});
