import { expect } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import type { Catalogue } from '../../src/book/catalogue.ts';
import { readCatalogue } from '../../build/book/readBook.ts';
import { root } from '../support/pages.ts';
import { builtHtml, builtPages, test } from '../support/site.ts';

const WORDS = {
  en: {
    search: 'Search',
    language: 'Select language',
    theme: 'Select theme',
    query: 'cross-entropy',
    missing: /not found/i,
  },
  'zh-cn': {
    search: '搜索',
    language: '选择语言',
    theme: '选择主题',
    query: '交叉熵',
    missing: /未找到|找不到|不存在/,
  },
} as const;
const LOCALES = Object.keys(WORDS) as (keyof typeof WORDS)[];

test.describe('the root sends the reader to a language', () => {
  for (const [locale, expected] of [
    ['en-GB', 'en'],
    ['zh-CN', 'zh-cn'],
    ['zh-TW', 'zh-cn'],
    ['fr-FR', 'en'],
  ] as const) {
    test.describe(locale, () => {
      test.use({ locale });
      test(`goes to ${expected}`, async ({ page }) => {
        await page.goto('./');
        await page.waitForURL(`**/${expected}/`);
      });
    });
  }

  test('the chosen language is remembered', async ({ page }) => {
    await page.goto('en/project/');
    await page.getByRole('combobox', { name: WORDS.en.language }).first().selectOption({ label: '简体中文' });
    await page.waitForURL('**/zh-cn/project/**');
    await page.goto('./');
    await page.waitForURL('**/zh-cn/');
  });
});

test('switching the language keeps the page and the heading', async ({ page }) => {
  await page.goto('en/errata/');
  await page.goto('en/project/environment/#browser');
  await expect(page.locator('#browser')).toBeInViewport();
  await page.getByRole('combobox', { name: WORDS.en.language }).first().selectOption({ label: '简体中文' });
  await page.waitForURL('**/zh-cn/project/environment/#browser');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('marks of the errata can be hidden, and stay hidden in both languages', async ({ page }) => {
  await page.goto('en/how-to-use/');
  const mark = page.locator('.erratum-mark').first();
  await expect(mark).toBeVisible();
  await page.locator('livegrad-marks input').check();
  await expect(mark).toBeHidden();
  await page.goto('zh-cn/concepts/');
  await expect(mark).toBeHidden();
  await page.goto('zh-cn/how-to-use/');
  await page.locator('livegrad-marks input').uncheck();
  await expect(mark).toBeVisible();
});

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale: locale === 'en' ? 'en-US' : 'zh-CN' });
    const words = WORDS[locale];

    test('search finds a page', async ({ page }) => {
      await page.goto(`${locale}/about/`);
      await page.getByRole('button', { name: words.search }).first().click();
      await page.getByRole('dialog').getByRole('textbox').or(page.getByRole('searchbox')).first().fill(words.query);
      const result = page.getByRole('dialog').locator(`a[href*="/${locale}/"]`).first();
      await expect(result).toBeVisible({ timeout: 20_000 });
      await result.click();
      await expect(page.locator('main')).toContainText(words.query, { ignoreCase: true });
    });

    test('the theme can be chosen and stays', async ({ page }) => {
      await page.goto(`${locale}/about/`);
      for (const theme of ['dark', 'light']) {
        await page.getByRole('combobox', { name: words.theme }).first().selectOption(theme);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        await page.reload();
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      }
    });

    test('a missing page says so in its language', async ({ page }) => {
      const response = await page.goto(`${locale}/no-such-page/`);
      expect(response!.status()).toBe(404);
      await expect(page.locator('main')).toContainText(words.missing);
      await expect(page.locator('link[rel=alternate][hreflang]')).toHaveCount(0);
      await page
        .locator('livegrad-language select:visible')
        .first()
        .selectOption({ index: locale === 'en' ? 1 : 0 });
      await page.waitForURL(locale === 'en' ? '**/zh-cn/' : '**/en/');
    });

    test('the sidebar leads through the chapters', async ({ page }) => {
      await page.goto(`${locale}/project/`);
      await expect(page.locator('nav a[aria-current="page"]').first()).toBeVisible();
      await page.locator('a[rel="next"]').click();
      await page.waitForURL(`**/${locale}/project/environment/`);
    });
  });
}

test('catalogue.json is the book as its files say, and the page turn follows it', async () => {
  const served = JSON.parse(readFileSync(`${root}dist/catalogue.json`, 'utf8')) as Catalogue;
  expect(served).toEqual(await readCatalogue());
  const paths = served.chapters.flatMap(({ pages }) => pages.map(({ path }) => path));
  for (const locale of LOCALES) {
    for (const [i, path] of paths.slice(0, -1).entries()) {
      const turn = builtHtml(`${locale}/${path}/`).match(/<a\b[^>]*rel="next"[^>]*>/)?.[0];
      expect(turn, `${locale}/${path}`).toContain(`/${locale}/${paths[i + 1]}/"`);
    }
  }
});

test('every internal link and anchor of the built pages resolves', () => {
  const ids = new Map<string, Set<string>>();
  const idsOf = (page: string) => {
    if (!ids.has(page)) {
      ids.set(
        page,
        new Set([...builtHtml(page).matchAll(/\sid="([^"]+)"/g)].map((match) => decodeURIComponent(match[1]!))),
      );
    }
    return ids.get(page)!;
  };
  const base = process.env['BASE_PATH'] ?? '/';
  const broken: string[] = [];
  for (const page of builtPages()) {
    for (const [, raw] of builtHtml(page).matchAll(/<(?:a|link|img|script)\b[^>]*?\s(?:href|src)="([^"]+)"/g)) {
      const url = new URL(raw!.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), `https://book${base}${page}`);
      if (url.host !== 'book' || !url.pathname.startsWith(base)) {
        if (raw!.startsWith('/')) broken.push(`${page}: ${raw} lies outside ${base}`);
        continue;
      }
      const target = decodeURIComponent(url.pathname.slice(base.length));
      const file = target === '' || target.endsWith('/') ? `${target}index.html` : target;
      if (!existsSync(`${root}dist/${file}`)) broken.push(`${page}: ${raw}`);
      else if (url.hash.startsWith('#lab=')) {
        // Settings for a lab: it must be on that page.
        const lab = new URLSearchParams(url.hash.slice(1)).get('lab');
        if (!builtHtml(target).includes(`data-lab="${lab}"`)) broken.push(`${page}: ${raw}, no such lab`);
      } else if (url.hash.length > 1 && file.endsWith('.html') && url.hash !== '#_top') {
        if (!idsOf(target).has(decodeURIComponent(url.hash.slice(1)))) broken.push(`${page}: ${raw}, no such id`);
      }
    }
  }
  expect([...new Set(broken)]).toEqual([]);
});

test('every page has a description, a canonical address and its other language', () => {
  for (const page of builtPages().filter((name) => !name.endsWith('404.html'))) {
    const html = builtHtml(page);
    expect(html, page).toMatch(/<meta name="description" content="[^"]+"/);
    expect(html, page).toMatch(/<link rel="canonical" href="[^"]+"/);
    expect(html, page).toMatch(/hreflang="zh-CN"/);
    expect(html, page).not.toContain('katex-error');
  }
});
