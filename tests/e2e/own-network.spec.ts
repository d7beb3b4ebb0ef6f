import { expect, type Locator, type Page } from '@playwright/test';
import { strings as exerciseStrings } from '../../components/exercises/strings.ts';
import { strings as digitsStrings } from '../../components/labs/digits/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { ownStrings } from '../../components/labs/own-network/strings.ts';
import { cifar10 } from '../../src/labs/cifar10/protocol.ts';
import { digits } from '../../src/labs/digits/protocol.ts';
import { encodePermalink } from '../../src/labs/permalink.ts';
import { playground } from '../../src/labs/playground/protocol.ts';
import { listen, metric } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const SMALL_DIGITS = { ...digits.defaults, images: 2500, epochs: 1 };
const networkOf = (...layers: string[]) =>
  `export function buildModel(tf) {\n  return tf.sequential({ layers: [${layers.map((layer) => `tf.layers.${layer}`).join(', ')}] });\n}`;
const panelOf = (lab: Locator) => lab.locator('details.own-network');

async function openPanel(lab: Locator): Promise<Locator> {
  const panel = panelOf(lab);
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click();
  await expect(panel.locator('.code-lines, .cm-editor').first()).toBeVisible(); // it is loaded when it opens
  return panel;
}

async function write(page: Page, panel: Locator, code: string): Promise<void> {
  const edit = panel.getByRole('button', { name: exerciseStrings.en.edit, exact: true });
  if (await edit.isVisible()) await edit.click();
  await panel.getByRole('textbox').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
}

for (const locale of ['en', 'zh-cn'] as const) {
  const words = ownStrings[locale];

  test(`digits: the code of a link is shown, built by the reader, trained and asked, ${locale}`, async ({ page }) => {
    const code = networkOf("dense({ units: 20, activation: 'relu', inputShape: [784] })", 'dense({ units: 10 })');
    await page.goto(`${locale}/algorithms/train/#${encodePermalink('digits', { ...SMALL_DIGITS, code })}`);
    const lab = await listen(page, 'digits');
    const panel = panelOf(lab);
    await expect(panel).toContainText(words.fromLink);
    await expect(panel).toContainText('units: 20');
    await expect(page.locator('iframe')).toHaveCount(0);
    await panel.getByRole('button', { name: words.build }).press('Enter');
    await expect(panel).toHaveAttribute('data-own', 'chosen');
    await expect(panel.getByRole('status').last()).toContainText('15,910');
    await expect(panel.getByRole('row')).toHaveCount(3);
    await lab.getByRole('button', { name: frameStrings[locale].train, exact: true }).press('Enter');
    await expect(lab).toHaveAttribute('data-state', 'done', { timeout: 40_000 });
    expect(await metric(lab, 'testAccuracy')).toBeGreaterThan(0.7);
    await lab.locator('summary').filter({ hasText: digitsStrings[locale].draw }).click();
    const pad = lab.getByRole('application');
    await pad.focus();
    await page.keyboard.press(' ');
    for (let i = 0; i < 16; i++) await page.keyboard.press('ArrowDown');
    await expect(lab.locator('[data-metric="recognised"]')).toHaveText(/\d/);
  });
}

test('what does not fit is said, and an endless loop is stopped', async ({ page }) => {
  const words = ownStrings.en;
  await page.goto(`en/algorithms/train/#${encodePermalink('digits', SMALL_DIGITS)}`);
  const lab = await listen(page, 'digits');
  const panel = await openPanel(lab);
  const build = panel.getByRole('button', { name: words.build });
  const fault = panel.locator('[data-fault]');
  await write(page, panel, networkOf('dense({ units: 10, inputShape: [100] })'));
  await build.click();
  await expect(fault).toHaveAttribute('data-fault', 'inputs');
  await write(page, panel, 'export function buildModel(tf) {\n  return tf.secuential();\n}');
  await build.click();
  await expect(panel.locator('[data-mistake="not-a-function"]')).toBeVisible();
  await expect(panel.locator('.cm-lintRange-error')).toHaveText('return tf.secuential();');
  await write(page, panel, 'export function buildModel(tf) {\n  for (;;);\n}');
  await build.click();
  await panel.getByRole('button', { name: words.stop }).click();
  await expect(fault).toHaveAttribute('data-fault', 'stopped');
  await write(page, panel, networkOf('dense({ units: 10, inputShape: [784] })'));
  await build.click();
  await expect(panel).toHaveAttribute('data-own', 'chosen');

  // The draft is there after a reload, and not built.
  await page.reload();
  await listen(page, 'digits');
  await openPanel(lab);
  await expect(panel).toContainText('units: 10, inputShape: [784]');
  await expect(panel).toHaveAttribute('data-own', 'none');

  // A link's code is shown; the reader's own is a button away, and what the next visit finds.
  const foreign = networkOf('dense({ units: 10, useBias: false, inputShape: [784] })');
  await page.evaluate((hash) => (location.hash = hash), encodePermalink('digits', { ...SMALL_DIGITS, code: foreign }));
  await expect(panel).toContainText('useBias');
  await page.reload();
  await page.evaluate(() => (location.hash = ''));
  await page.reload();
  await listen(page, 'digits');
  await openPanel(lab);
  await expect(panel).not.toContainText('useBias');
  await page.evaluate((hash) => (location.hash = hash), encodePermalink('digits', { ...SMALL_DIGITS, code: foreign }));
  await expect(panel).toContainText('useBias');
  await panel.getByRole('button', { name: words.leaveLink }).click();
  await expect(panel).toContainText('units: 10, inputShape: [784]');
  await expect(panel).not.toContainText('useBias');

  // Too much for a link is said, and no link is made.
  await write(page, panel, `${networkOf('dense({ units: 10, inputShape: [784] })')}\n//${' long'.repeat(2000)}`);
  await lab.getByRole('button', { name: frameStrings.en.copyLink }).click();
  await expect(lab).toContainText(frameStrings.en.linkTooLong);
  expect(page.url().length).toBeLessThan(8000);
});

test('cifar10: a network of the reader’s own layers trains', async ({ page }) => {
  const code = networkOf(
    "conv2d({ filters: 4, kernelSize: 3, strides: 4, activation: 'relu', inputShape: [32, 32, 3] })",
    'batchNormalization()',
    'flatten()',
    "dense({ units: 10, activation: 'softmax' })",
  );
  const params = { ...cifar10.defaults, images: 2500, epochs: 1, code };
  await page.goto(`en/project/training/?backend=wasm#${encodePermalink('cifar10', params)}`);
  const lab = await listen(page, 'cifar10');
  const panel = panelOf(lab);
  await panel.getByRole('button', { name: ownStrings.en.build }).click();
  await expect(panel).toHaveAttribute('data-own', 'chosen');
  await lab.getByRole('button', { name: frameStrings.en.train, exact: true }).click();
  await expect(lab).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  expect(await metric(lab, 'testAccuracy')).toBeGreaterThan(0.1);
  await expect(lab.locator('[data-confusion] [data-cell]')).toHaveCount(100);
});

test('playground: a network of the reader’s own draws its surface', async ({ page }) => {
  const code = networkOf(
    "dense({ units: 8, activation: 'tanh', inputShape: [2] })",
    "dense({ units: 1, activation: 'tanh' })",
  );
  const params = { ...playground.defaults, learningRate: 0.03, code };
  await page.goto(`en/concepts/playground/#${encodePermalink('playground', params)}`);
  const lab = await listen(page, 'playground');
  const panel = panelOf(lab);
  await panel.getByRole('button', { name: ownStrings.en.build }).click();
  await expect(panel).toHaveAttribute('data-own', 'chosen');
  await expect(lab.locator('[data-metric="parameters"]')).toHaveText('33');
  await lab.getByRole('button', { name: frameStrings.en.train, exact: true }).click();
  await expect.poll(() => metric(lab, 'validationAccuracy'), { timeout: 40_000 }).toBeGreaterThan(0.95);

  // The form of the data changes: the network must be built for it again.
  await panel.getByRole('checkbox').uncheck();
  await expect(panel).toHaveAttribute('data-own', 'built');
  await expect(lab.locator('[data-metric="parameters"]')).not.toHaveText('33');
});
