import { expect } from '@playwright/test';
import { strings } from '../../components/labs/digits/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { digits, type DigitsParams } from '../../src/labs/digits/protocol.ts';
import { button, expectState, metric, openLab, press, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

/** Small enough for a test: some seventy steps on one sheet. */
const SMALL: DigitsParams = { ...digits.defaults, images: 2500, epochs: 1 };

test('trains, tests and recognises a digit drawn by keyboard', async ({ page }) => {
  const words = strings['zh-cn'];
  const lab = await openLab(page, 'zh-cn/algorithms/train/', 'digits', SMALL);
  await press(lab, frameStrings['zh-cn'].train);
  await expectState(lab, 'done');
  expect(await metric(lab, 'step')).toBe(Math.ceil(2250 / 32));
  expect(await metric(lab, 'testAccuracy')).toBeGreaterThan(0.75);

  const counts = (await lab.locator('[data-confusion] [data-cell]').allTextContents()).map(Number);
  expect(counts.reduce((a, b) => a + b)).toBe(10_000);
  await expect(lab.locator('[data-wrong="tested"] li')).toHaveCount(24);
  await lab.locator('[data-cell="49"]').click(); // fours taken for nines
  await expect(lab.locator('[data-wrong="tested"] li').first()).toContainText('4 → 9');

  await lab.locator('summary').filter({ hasText: words.draw }).click();
  const pad = lab.getByRole('application', { name: words.pad });
  await pad.focus();
  await page.keyboard.press(' ');
  for (let i = 0; i < 16; i++) await page.keyboard.press('ArrowDown');
  await expect(readout(lab, 'recognised')).toHaveText('1');
  expect(await metric(lab, 'p1')).toBeGreaterThan(0.5);
  await page.keyboard.press('Delete');
  await expect(readout(lab, 'recognised')).toHaveText('–');
});

test('a bad number is refused, and a digit can be drawn with the mouse on the page about applying', async ({
  page,
}) => {
  const lab = await openLab(page, 'en/algorithms/apply/', 'digits', SMALL);
  const epochs = lab.getByLabel(strings.en.params.epochs, { exact: true });
  for (const text of ['NaN', '1e308', '']) {
    await epochs.fill(text);
    await expect(lab.getByRole('alert').filter({ hasText: frameStrings.en.outOfRange(1, 50, 1) })).toBeVisible();
    await expect(button(lab, frameStrings.en.train)).toBeDisabled();
  }
  await epochs.fill('1');
  await press(lab, frameStrings.en.train);
  await expectState(lab, 'done');
  const pad = lab.getByRole('application', { name: strings.en.pad });
  await lab.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' })); // out from under the run bar
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, box.y + 90, { steps: 8 });
  await page.mouse.up();
  await expect(readout(lab, 'recognised')).toHaveText('1');
});
