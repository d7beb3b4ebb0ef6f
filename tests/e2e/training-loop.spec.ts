import { expect, type Locator, type Page } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/training-loop/strings.ts';
import { trainingLoop } from '../../src/labs/training-loop/protocol.ts';
import { encodePermalink } from '../../src/labs/permalink.ts';
import { test } from '../support/site.ts';

const PAGE = 'concepts/how-training-works/?backend=cpu';

/** Opens the page and waits until the lab listens. */
async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const lab = page.locator('[data-lab="training-loop"]');
  await lab.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island:has([data-lab="training-loop"]):not([ssr])')).toHaveCount(1);
  return lab;
}

for (const locale of ['en', 'zh-cn'] as const) {
  const words = strings[locale];

  test(`training-loop goes forward and back by keyboard, ${locale}`, async ({ page }) => {
    const lab = await open(page, `${locale}/${PAGE}`);
    const metric = (name: string) => lab.locator(`[data-metric="${name}"]`);
    const press = (label: string) => lab.getByRole('button', { name: label }).press('Enter');
    await press(words.next);
    await expect(lab.locator('.loop-part')).toContainText(words.parts.hidden);
    await expect(lab.locator('.loop-lines output').first()).toHaveText('0.55');
    await press(words.next);
    await expect(metric('prediction')).toHaveText('0.187741');
    await press(words.next);
    await expect(metric('loss')).toHaveText('0.329882');
    await lab.getByText(words.allNumbers).click();
    await press(words.next);
    await expect(metric('grad.c')).toHaveText('-0.812259');
    await expect(metric('grad.w11')).toHaveText('–');
    await press(words.next);
    await expect(metric('grad.w11')).toHaveText('-0.056535');
    await expect(metric('c')).toHaveText('0.100000');
    await press(words.next);
    await expect(metric('c')).toHaveText('0.506129');
    await expect(metric('updates')).toHaveText('1');
    await press(words.back);
    await expect(metric('c')).toHaveText('0.100000');
    await press(words.tenSteps);
    await expect(metric('updates')).toHaveText('10');
    const rate = lab.getByLabel(words.params.learningRate);
    await rate.fill('1e308');
    await expect(lab.getByText(frameStrings[locale].outOfRange(0.0001, 10, 0))).toBeVisible();
    await expect(lab.getByRole('button', { name: words.next })).toBeDisabled();
    // A changed number starts anew.
    await rate.fill('0.1');
    await expect(metric('updates')).toHaveText('0');
    await press(words.finishStep);
    await expect(metric('c')).toHaveText('0.181226');
    await press(frameStrings[locale].reset);
    await expect(lab).toHaveAttribute('data-state', 'idle');
  });
}

test('a link leads to its place in the history, a bad one is refused', async ({ page }) => {
  const link = encodePermalink('training-loop', { ...trainingLoop.defaults, position: 12 });
  const lab = await open(page, `en/${PAGE}#${link}`);
  const updates = lab.locator('[data-metric="updates"]');
  await expect(updates).toHaveText('0');
  await lab.getByRole('button', { name: strings.en.next }).click();
  await expect(updates).toHaveText('2');
  await lab.getByRole('button', { name: strings.en.back }).click();
  await expect(updates).toHaveText('1');
  await page.goto('about:blank');
  const again = await open(page, `en/${PAGE}#${link.replace('y=1', 'y=NaN')}`);
  await expect(again.locator('[data-refused]')).toBeVisible();
});

test('a learning rate too high is reported in words', async ({ page }) => {
  const link = encodePermalink('training-loop', { ...trainingLoop.defaults, learningRate: 10, position: 180 });
  const lab = await open(page, `en/${PAGE}#${link}`);
  await lab.getByRole('button', { name: strings.en.next }).click();
  await expect(lab.locator('[data-fault="not-finite"]')).toBeVisible();
  await lab.getByRole('button', { name: frameStrings.en.startAgain }).click();
  await expect(lab.locator('[data-fault]')).toHaveCount(0);
});
