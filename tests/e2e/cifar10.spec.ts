import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { CIFAR10_CLASSES } from '../../src/data/cifar10Classes.ts';
import { DEFAULT_PARAMS, type Cifar10Params } from '../../src/labs/cifar10/protocol.ts';
import { expectState, expectSteps, LONG, metric, open, press, settledStep, WORDS } from '../support/cifar10.ts';
import { test } from '../support/site.ts';

/** Small enough for a test: five or so steps on one sheet. */
const SMALL: Cifar10Params = { ...DEFAULT_PARAMS, images: 2500, epochs: 1, batchSize: 512 };
for (const locale of ['en', 'zh-cn'] as const) {
  const words = WORDS[locale];

  test(`${locale}: trains real images from start to result, by keyboard`, async ({ page }) => {
    const lab = await open(page, locale, SMALL);
    const train = lab.getByRole('button', { name: words.train, exact: true });
    await train.focus();
    await page.keyboard.press('Enter');
    await expectState(lab, 'done', 60_000);
    await expect(lab).toHaveAttribute('data-backend', 'wasm');
    expect(await metric(lab, 'step')).toBe(5);
    expect(await metric(lab, 'loss')).toBeLessThan(2.4);
    const accuracy = await metric(lab, 'testAccuracy');
    expect(accuracy).toBeGreaterThan(0.05);
    expect(accuracy).toBeLessThan(0.6);
    const cells = lab.locator('[data-confusion] [data-cell]');
    await expect(cells).toHaveCount(100);
    const counts = (await cells.allTextContents()).map(Number);
    expect(counts.reduce((a, b) => a + b)).toBe(10_000);
    const correct = Array.from({ length: 10 }, (_, c) => counts[11 * c]!).reduce((a, b) => a + b);
    expect(correct / 10_000).toBeCloseTo(accuracy, 4);
    await expect(lab.locator('[data-first-ten] li')).toHaveCount(10);
    await expect(lab.locator('[data-first-ten] li').first()).toContainText(CIFAR10_CLASSES[3][locale]);
    await lab.locator('[data-inspect] summary').click();
    await lab.locator('[data-inspect] button').first().click();
    await expect(lab.locator('[data-guess]')).toContainText('%');
  });

  test(`${locale}: pauses, steps, resumes, and continues after the page is closed`, async ({ page }) => {
    const lab = await open(page, locale, LONG);
    await press(lab, words.train);
    await expectSteps(lab, 3);
    await press(lab, words.pause);
    const before = await settledStep(lab);
    await press(lab, words.step);
    await expect.poll(() => metric(lab, 'step')).toBe(before + 1);
    await press(lab, words.resume);
    await expectSteps(lab, before + 5);
    await press(lab, words.pause);
    const stopped = await settledStep(lab);
    await page.reload();
    await lab.scrollIntoViewIfNeeded();
    await lab.getByRole('button', { name: words.saved }).click();
    await expectSteps(lab, stopped + 1);
    await press(lab, words.reset);
    await expectState(lab, 'idle');
    await expect(lab.getByRole('button', { name: words.saved })).toHaveCount(0);
  });

  test(`${locale}: says what is wrong with a broken sheet and goes on`, async ({ page }) => {
    let broken = 0;
    await page.route('**/train-01.avif', (route) =>
      broken++ === 0 ? route.fulfill({ body: 'broken' }) : route.continue(),
    );
    const lab = await open(page, locale, LONG);
    await press(lab, words.train);
    const fault = lab.getByRole('alert').filter({ has: page.getByRole('button', { name: words.goOn }) });
    await expect(fault).toHaveAttribute('data-fault', 'data-hash');
    await expect(fault).toContainText('train-01.avif');
    await fault.getByRole('button', { name: words.goOn }).click();
    await expectSteps(lab);
  });

  test(`${locale}: refuses a mangled link and typed nonsense`, async ({ page }) => {
    await page.goto(`${locale}/project/training/#lab=cifar10&v=1&images=1e308&epochs=oops`);
    const lab = page.locator('[data-lab=cifar10]');
    await lab.scrollIntoViewIfNeeded();
    await expect(lab.locator('[data-refused]')).toBeVisible();
    const rate = lab.getByLabel(locale === 'en' ? 'Learning rate' : '学习率');
    await expect(rate).toHaveValue('0.001');
    for (const nonsense of ['NaN', '', '1e308', '-1', 'abc']) {
      await rate.fill(nonsense);
      await expect(rate).toHaveAttribute('aria-invalid', 'true');
      await expect(lab.getByRole('button', { name: words.train, exact: true })).toBeDisabled();
    }
    await rate.fill('０．０１'); // full-width digits of a Chinese keyboard
    await expect(rate).toHaveAttribute('aria-invalid', 'false');
    await expectState(lab, 'idle');
  });
}

test('keeps the number of tensors over 20 starts and resets', async ({ page }) => {
  test.setTimeout(180_000);
  const lab = await open(page, 'en', LONG);
  let first = 0;
  for (let cycle = 0; cycle < 20; cycle++) {
    await press(lab, 'Train');
    await expectSteps(lab);
    await press(lab, 'Reset');
    await expectState(lab, 'idle');
    const tensors = await metric(lab, 'tensors');
    if (cycle === 0) first = tensors;
    expect(tensors).toBe(first);
  }
});

test('trains without storage, and says that the run will be lost', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  const lab = await open(page, 'en', SMALL);
  await expect(lab).toContainText('refuses storage');
  await press(lab, 'Train');
  await expectState(lab, 'done', 60_000);
});

test('exports weights that it can import and test, and refuses wrong files', async ({ page }) => {
  const lab = await open(page, 'en', SMALL);
  await press(lab, 'Train');
  await expectState(lab, 'done', 60_000);
  const accuracy = await lab.locator('[data-metric=testAccuracy]').textContent();
  await lab.locator('[data-files] summary').click();
  const save = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), press(lab, name)]);
    return download;
  };
  const weights = await (await save('Weights (safetensors)')).path();
  expect((await save('Jupyter notebook')).suggestedFilename()).toBe('cifar10.ipynb');
  expect(readFileSync(await (await save('Keras program')).path(), 'utf8')).toContain('Conv2D(');
  expect(readFileSync(await (await save('PyTorch program')).path(), 'utf8')).toContain('nn.Conv2d(');
  const input = lab.locator('[data-files] input[type=file]');
  await input.setInputFiles({ name: 'x.safetensors', mimeType: '', buffer: Buffer.from('nonsense') });
  await expect(lab.locator('[data-files] [role=alert]')).toContainText('neither');
  await input.setInputFiles({
    name: 'short.safetensors',
    mimeType: '',
    buffer: readFileSync(weights).subarray(0, 5000),
  });
  await expect(lab.locator('[data-files] [role=alert]')).toContainText('cut short');
  await press(lab, 'Reset');
  await input.setInputFiles({ name: 'mine.safetensors', mimeType: '', buffer: readFileSync(weights) });
  await press(lab, 'Test imported weights');
  await expectState(lab, 'done', 60_000);
  await expect(lab.locator('[data-metric=testAccuracy]')).toHaveText(accuracy!);
});

test('axe finds nothing while training, in both themes', async ({ page }) => {
  test.setTimeout(240_000);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.goto('about:blank');
    await page.emulateMedia({ colorScheme });
    const lab = await open(page, 'en', LONG);
    await press(lab, 'Train');
    await expectSteps(lab);
    const { violations } = await new AxeBuilder({ page }).include('[data-lab=cifar10]').setLegacyMode().analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
  }
});
