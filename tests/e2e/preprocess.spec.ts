import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/preprocess/strings.ts';
import { preprocess } from '../../src/labs/preprocess/protocol.ts';
import { button, expectState, metric, openLab, pressByKeyboard } from '../support/labPage.ts';
import { test } from '../support/site.ts';

test('cleans by rules, then measures leakage, by keyboard', async ({ page }) => {
  const words = strings['zh-cn'];
  const lab = await openLab(page, 'zh-cn/algorithms/preprocess/', 'preprocess', preprocess.defaults);
  expect(await metric(lab, 'keptRows')).toBe(11);
  expect(await metric(lab, 'cleanMean')).toBeCloseTo(-2.18, 2);
  expect(await metric(lab, 'articleMean')).toBeGreaterThan(18);
  await lab.getByLabel(words.fields.missing, { exact: true }).selectOption('drop');
  expect(await metric(lab, 'keptRows')).toBe(7);

  await lab.getByLabel(words.part, { exact: true }).selectOption('leakage');
  await lab.getByLabel(words.fields.trainRows, { exact: true }).fill('1e308');
  const refusal = frameStrings['zh-cn'].outOfRange(4, 200, 1);
  await expect(lab.getByRole('alert').filter({ hasText: refusal })).toBeVisible();
  await expect(button(lab, words.measure)).toBeDisabled();
  await lab.getByLabel(words.fields.trainRows, { exact: true }).fill('20');
  await lab.getByLabel(words.fields.splits, { exact: true }).fill('12');
  await pressByKeyboard(lab, words.measure);
  await expectState(lab, 'done');
  expect(await metric(lab, 'splits')).toBe(12);
  for (const name of ['honest', 'leaky']) {
    expect(await metric(lab, name)).toBeGreaterThan(0.5);
    expect(await metric(lab, name)).toBeLessThan(1);
  }
  const difference = (await metric(lab, 'leaky')) - (await metric(lab, 'honest'));
  expect(await metric(lab, 'difference')).toBeCloseTo(100 * difference, 1);
});

test('makes variants of a real image, and the article’s noise beside them', async ({ page }) => {
  const settings = { ...preprocess.defaults, part: 'augmentation' };
  const lab = await openLab(page, 'en/algorithms/preprocess/', 'preprocess', settings);
  await pressByKeyboard(lab, strings.en.augment);
  await expect(lab.locator('[data-augmentation="made"]')).toBeVisible({ timeout: 40_000 });
  await expect(lab.locator('[data-augmentation] canvas')).toHaveCount(31);
  await expect(lab.locator('[data-augmentation]')).toContainText('ship');
  expect(await metric(lab, 'difference.brightness')).toBeLessThan(await metric(lab, 'difference.noise'));
  expect(await metric(lab, 'difference.noise')).toBeGreaterThan(await metric(lab, 'otherImages'));
});
