import { expect, type Page } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/preprocess/strings.ts';
import { encodePermalink } from '../../src/labs/permalink.ts';
import { preprocess, type PreprocessParams } from '../../src/labs/preprocess/protocol.ts';
import { listen } from '../support/openLab.ts';
import { test } from '../support/site.ts';

type Locale = 'en' | 'zh-cn';

async function open(page: Page, locale: Locale, settings: Partial<PreprocessParams>) {
  await page.goto(
    `${locale}/algorithms/preprocess/#${encodePermalink('preprocess', { ...preprocess.defaults, ...settings })}`,
  );
  const lab = await listen(page, 'preprocess');
  const number = async (name: string) => Number(await lab.locator(`[data-metric="${name}"]`).textContent());
  return { lab, number };
}

for (const locale of ['en', 'zh-cn'] as const) {
  const words = strings[locale];

  test(`${locale}: cleans by rules, then measures leakage, by keyboard`, async ({ page }) => {
    const { lab, number } = await open(page, locale, {});
    expect(await number('keptRows')).toBe(11);
    expect(await number('cleanMean')).toBeCloseTo(-2.18, 2);
    expect(await number('articleMean')).toBeGreaterThan(18);
    await lab.getByLabel(words.fields.missing, { exact: true }).selectOption('drop');
    expect(await number('keptRows')).toBe(7);

    await lab.getByLabel(words.part, { exact: true }).selectOption('leakage');
    await lab.getByLabel(words.fields.splits, { exact: true }).fill('12');
    await lab.getByRole('button', { name: words.measure, exact: true }).press('Enter');
    await expect(lab).toHaveAttribute('data-state', 'done', { timeout: 40_000 });
    expect(await number('splits')).toBe(12);
    for (const name of ['honest', 'leaky']) {
      expect(await number(name)).toBeGreaterThan(0.5);
      expect(await number(name)).toBeLessThan(1);
    }
    expect(await number('difference')).toBeCloseTo(100 * ((await number('leaky')) - (await number('honest'))), 1);
  });

  test(`${locale}: a bad link and a bad number are refused with a message`, async ({ page }) => {
    const { lab } = await open(page, locale, { part: 'leakage', trainRows: 3 });
    await expect(lab.locator('[data-refused]')).toContainText('trainRows=3');
    await expect(lab.getByLabel(words.part, { exact: true })).toHaveValue('cleaning');
    await lab.getByLabel(words.part, { exact: true }).selectOption('leakage');
    await lab.getByLabel(words.fields.trainRows, { exact: true }).fill('1e308');
    await expect(lab.getByRole('alert').filter({ hasText: frameStrings[locale].outOfRange(4, 200, 1) })).toBeVisible();
    await expect(lab.getByRole('button', { name: words.measure, exact: true })).toBeDisabled();
  });
}

test('makes variants of a real image, and the article’s noise beside them', async ({ page }) => {
  const { lab, number } = await open(page, 'en', { part: 'augmentation' });
  await lab.getByRole('button', { name: strings.en.augment, exact: true }).press('Enter');
  await expect(lab.locator('[data-augmentation="made"]')).toBeVisible({ timeout: 40_000 });
  await expect(lab.locator('[data-augmentation] canvas')).toHaveCount(31);
  await expect(lab.locator('[data-augmentation]')).toContainText('ship');
  expect(await number('difference.brightness')).toBeLessThan(await number('difference.noise'));
  expect(await number('difference.noise')).toBeGreaterThan(await number('otherImages'));
});
