import { expect } from '@playwright/test';
import { strings } from '../../components/labs/device/strings.ts';
import { expectState, openLab, pressByKeyboard } from '../support/labPage.ts';
import { test } from '../support/site.ts';

test.describe.configure({ timeout: 150_000 });

test('measures the engine and stock TensorFlow.js, by keyboard', async ({ page }) => {
  const words = strings.en;
  const lab = await openLab(page, 'en/device/?short&threads=1', 'device');
  await pressByKeyboard(lab, words.measure);
  await expectState(lab, 'done', 100_000);
  await expect(lab).toHaveAttribute('data-backend', 'wasm');
  const numbers = async (name: string) => (await lab.locator(`[data-metric="${name}"]`).allTextContents()).map(Number);
  const [ours, stock] = [await numbers('imagesPerSecond'), await numbers('stockImagesPerSecond')];
  for (const speeds of [ours, stock]) {
    expect(speeds.length).toBeGreaterThan(0);
    for (const speed of speeds) expect(speed).toBeGreaterThan(0);
  }
  // The widest bar is the fastest; all have a width.
  const widths = await lab
    .locator('.device-bar')
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  expect(widths).toHaveLength(ours.length + stock.length);
  const speeds = [...ours, ...stock];
  expect(widths.indexOf(Math.max(...widths))).toBe(speeds.indexOf(Math.max(...speeds)));
  for (const width of widths) expect(width).toBeGreaterThan(0);
  await expect(lab).toContainText(words.short);
  // The speeds are shown rounded, so is the ratio.
  const ratio = Number(/[\d.]+/.exec(await lab.locator('b').innerText())![0]);
  expect(ratio / (Math.max(...ours) / Math.max(...stock))).toBeGreaterThan(0.9);
  expect(ratio / (Math.max(...ours) / Math.max(...stock))).toBeLessThan(1.1);
});

test('stops at once, measures again, says what stock cannot do, and stops with what it has', async ({ page }) => {
  const words = strings['zh-cn'];
  const lab = await openLab(page, 'zh-cn/device/?short&threads=1', 'device');
  await pressByKeyboard(lab, words.measure);
  await expect(lab).toContainText(words.measuring(words.engine));
  await pressByKeyboard(lab, words.stop);
  await expectState(lab, 'idle');
  await pressByKeyboard(lab, words.measure);
  // Stock TensorFlow.js has no gradients for this network on WASM.
  const wasm = lab.getByRole('row').filter({ hasText: words.stock('wasm') });
  await expect(wasm).toContainText(words.cannot, { timeout: 100_000 }); // plain JavaScript comes before, and is slow
  const ours = lab.getByRole('row').filter({ hasText: words.ours('wasm', 1) });
  expect(Number(await ours.locator('[data-metric="imagesPerSecond"]').textContent())).toBeGreaterThan(0);
  await pressByKeyboard(lab, words.stop);
  await expectState(lab, 'idle');
  await expect(ours).toHaveCount(1);
});
