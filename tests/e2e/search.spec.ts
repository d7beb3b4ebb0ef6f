/** What search finds first, and what it says when it cannot search. */
import { expect, type Page } from '@playwright/test';
import { strings } from '../../components/site/search/strings.ts';
import { test } from '../support/site.ts';

/** What is typed, and what the first place found says: the glossary's entry, or a section. */
const ASKED = {
  en: [
    ['learning rate', /^learning rate.*Glossary/],
    ['bakpropagation', /^backpropagation.*Glossary/],
    ['ＲｅＬＵ', /^ReLU.*Glossary/],
    ['why is my loss NaN', /My loss is NaN, or does not fall/],
    ['Kingma', /Kingma and Ba/],
  ],
  'zh-cn': [
    ['学习率', /^学习率.*术语表/],
    ['反向傳播', /^反向传播.*术语表/],
    ['如何选择学习率', /^学习率.*术语表/],
  ],
} as const;

async function search(page: Page, query: string): Promise<void> {
  await page.locator('site-search input').fill(query);
  await expect(page.locator('site-search [role="status"]')).toContainText(/[“”]/);
}

for (const locale of ['en', 'zh-cn'] as const) {
  test(`${locale}: the glossary first, then prose, without TeX; the interface speaks one language`, async ({
    page,
  }) => {
    await page.goto(`${locale}/about/`);
    await page.keyboard.press('Control+k');
    const places = page.locator('site-search li');
    for (const [query, first] of ASKED[locale]) {
      await search(page, query);
      await expect(page.locator('site-search [role="status"]')).toHaveText(
        new RegExp(query === 'bakpropagation' ? 'backpropagation' : query),
      );
      await expect(places.first()).toHaveText(first);
      const texts = await places.allTextContents();
      expect(texts.filter((text) => /\\[a-z]{2,}|\^\{|_\{/.test(text))).toEqual([]);
    }
    const said = `${await page.locator('site-search [role="status"]').textContent()} ${await page.locator('site-search button').allTextContents()}`;
    expect(/\p{Script=Han}/u.test(said.replaceAll(/“.*?”/g, ''))).toBe(locale === 'zh-cn');

    // By keyboard: down to the first place, Enter leads there, and the dialog closes.
    await page.locator('site-search input').press('ArrowDown');
    await expect(places.first().locator('a')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('site-search dialog')).toBeHidden();

    // Keys that an editor has used are its own.
    await page.evaluate(() => document.body.addEventListener('keydown', (event) => event.preventDefault()));
    await page.keyboard.press('Control+k');
    await expect(page.locator('site-search dialog')).toBeHidden();
  });
}

test('on a Mac ⌘K opens it, and Ctrl+K is the editor’s', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' }));
  await page.goto('en/about/');
  await expect(page.locator('site-search button').first()).toHaveAttribute('aria-keyshortcuts', 'Meta+K');
  await page.keyboard.press('Control+k');
  await expect(page.locator('site-search dialog')).toBeHidden();
  await page.keyboard.press('Meta+k');
  await expect(page.locator('site-search dialog')).toBeVisible();
});

test('without WebAssembly it says so, and searches headings and the glossary', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto('en/about/');
  await page.keyboard.press('Control+k');
  await search(page, 'momentum');
  await expect(page.locator('site-search [role="status"]')).toContainText(strings.en.partial.trim());
  await expect(page.locator('site-search li').nth(1)).toContainText('Optimizers');
});
