import { expect, type Page } from '@playwright/test';
import { strings } from '../../components/labs/digits/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { DEFAULT_PARAMS, type DigitsParams } from '../../src/labs/digits/protocol.ts';
import { encodePermalink } from '../../src/labs/permalink.ts';
import { listen } from '../support/openLab.ts';
import { test } from '../support/site.ts';

type Locale = 'en' | 'zh-cn';
/** Small enough for a test: some seventy steps on one sheet. */
const SMALL: DigitsParams = { ...DEFAULT_PARAMS, images: 2500, epochs: 1 };

async function open(page: Page, locale: Locale, name: string, fragment = encodePermalink('digits', SMALL)) {
  await page.goto(`${locale}/algorithms/${name}/#${fragment}`);
  return listen(page, 'digits');
}

for (const locale of ['en', 'zh-cn'] as const) {
  const words = strings[locale];

  test(`${locale}: trains, tests and recognises a digit drawn by keyboard`, async ({ page }) => {
    const lab = await open(page, locale, 'train');
    await lab.getByRole('button', { name: frameStrings[locale].train, exact: true }).press('Enter');
    await expect(lab).toHaveAttribute('data-state', 'done', { timeout: 40_000 });
    await expect(lab).toHaveAttribute('data-backend', 'wasm');
    const number = async (name: string) => Number(await lab.locator(`[data-metric="${name}"]`).textContent());
    expect(await number('step')).toBe(Math.ceil(2250 / 32));
    const accuracy = await number('testAccuracy');
    expect(accuracy).toBeGreaterThan(0.75);

    const counts = (await lab.locator('[data-confusion] [data-cell]').allTextContents()).map(Number);
    expect(counts.reduce((a, b) => a + b)).toBe(10_000);
    await expect(lab.locator('[data-wrong="tested"] li')).toHaveCount(24);
    await lab.locator('[data-cell="49"]').click(); // fours taken for nines
    await expect(lab.locator('[data-wrong="tested"] li').first()).toContainText('4 → 9');

    const pad = lab.getByRole('application', { name: words.pad });
    await pad.focus();
    await page.keyboard.press(' ');
    for (let i = 0; i < 16; i++) await page.keyboard.press('ArrowDown');
    await expect(lab.locator('[data-metric="recognised"]')).toHaveText('1');
    expect(await number('p1')).toBeGreaterThan(0.5);
    await page.keyboard.press('Delete');
    await expect(lab.locator('[data-metric="recognised"]')).toHaveText('–');
  });

  test(`${locale}: a bad link and a bad number are refused with a message`, async ({ page }) => {
    const bad = encodePermalink('digits', { ...SMALL, batchSize: 7 });
    const lab = await open(page, locale, 'apply', bad);
    await expect(lab.locator('[data-refused]')).toContainText('batchSize=7');
    const epochs = lab.getByLabel(words.params.epochs, { exact: true });
    await expect(epochs).toHaveValue(String(DEFAULT_PARAMS.epochs));
    for (const text of ['NaN', '1e308', '']) {
      await epochs.fill(text);
      await expect(lab.getByRole('alert').filter({ hasText: frameStrings[locale].outOfRange(1, 50, 1) })).toBeVisible();
      await expect(lab.getByRole('button', { name: frameStrings[locale].train, exact: true })).toBeDisabled();
    }
  });
}

test('a digit can be drawn with the mouse on the page about applying', async ({ page }) => {
  const lab = await open(page, 'en', 'apply');
  await lab.getByRole('button', { name: frameStrings.en.train, exact: true }).click();
  await expect(lab).toHaveAttribute('data-state', 'done', { timeout: 40_000 });
  const pad = lab.getByRole('application', { name: strings.en.pad });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, box.y + 90, { steps: 8 });
  await page.mouse.up();
  await expect(lab.locator('[data-metric="recognised"]')).toHaveText('1');
});
