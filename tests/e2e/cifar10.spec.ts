import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { strings } from '../../components/labs/cifar10/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { CIFAR10_CLASSES } from '../../src/data/cifar10Classes.ts';
import { cifar10, type Cifar10Params } from '../../src/labs/cifar10/protocol.ts';
import { LONG, openCifar10, SAVED } from '../support/cifar10.ts';
import { button, expectState, expectSteps, metric, press, settledStep } from '../support/labPage.ts';
import { test } from '../support/site.ts';

/** Small enough for a test: five steps on one sheet. */
const SMALL: Cifar10Params = { ...cifar10.defaults, images: 2500, epochs: 1, batchSize: 512 };
const en = frameStrings.en;
const zh = frameStrings['zh-cn'];

test('trains real images, tests them, and saves weights that it can import; wrong files are refused', async ({
  page,
}) => {
  test.setTimeout(240_000); // two tests on ten thousand images, on whatever else the machine does
  const lab = await openCifar10(page, 'en', SMALL);
  await press(lab, en.train);
  await expectState(lab, 'done', 100_000);
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
  await expect(lab.locator('[data-first-ten] li').first()).toContainText(CIFAR10_CLASSES[3].en);
  await lab.locator('[data-inspect] summary').click();
  await lab.locator('[data-inspect] button').first().click();
  await expect(lab.locator('[data-guess]')).toContainText('%');

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
  const choose = (name: string, buffer: Buffer) => input.setInputFiles({ name, mimeType: '', buffer });
  await choose('x.safetensors', Buffer.from('nonsense'));
  await expect(lab.locator('[data-files] [role=alert]')).toContainText('neither');
  await choose('short.safetensors', readFileSync(weights).subarray(0, 5000));
  await expect(lab.locator('[data-files] [role=alert]')).toContainText('cut short');
  await press(lab, en.reset);
  await choose('mine.safetensors', readFileSync(weights));
  await press(lab, 'Test imported weights');
  await expectState(lab, 'done', 100_000);
  expect(await metric(lab, 'testAccuracy')).toBe(accuracy);
});

test('pauses, steps, resumes, and continues after the page is closed', async ({ page }) => {
  const lab = await openCifar10(page, 'zh-cn', LONG);
  await press(lab, zh.train);
  await expectSteps(lab, 3);
  await press(lab, zh.pause);
  const before = await settledStep(lab);
  await press(lab, zh.step);
  await expect.poll(() => metric(lab, 'step')).toBe(before + 1);
  await press(lab, zh.resume);
  await expectSteps(lab, before + 5);
  await press(lab, zh.pause);
  const stopped = await settledStep(lab);
  await page.reload();
  await lab.scrollIntoViewIfNeeded();
  const saved = lab.getByRole('button', { name: SAVED['zh-cn'] });
  await saved.click();
  await expectSteps(lab, stopped + 1);
  await press(lab, zh.reset);
  await expectState(lab, 'idle');
  await expect(saved).toHaveCount(0);
});

test('says what is wrong with a broken sheet and goes on', async ({ page }) => {
  let broken = 0;
  await page.route('**/train-01.avif', (route) =>
    broken++ === 0 ? route.fulfill({ body: 'broken' }) : route.continue(),
  );
  const lab = await openCifar10(page, 'zh-cn', LONG);
  await press(lab, zh.train);
  const fault = lab.locator('[data-fault]');
  await expect(fault).toHaveAttribute('data-fault', 'data-hash');
  await expect(fault).toContainText('train-01.avif');
  await press(fault, zh.goOn);
  await expectSteps(lab);
});

test('refuses typed nonsense, and reads the digits of a Chinese keyboard', async ({ page }) => {
  const lab = await openCifar10(page, 'zh-cn', cifar10.defaults);
  const rate = lab.getByLabel(strings['zh-cn'].params.learningRate, { exact: true });
  await expect(rate).toHaveValue('0.001');
  for (const nonsense of ['NaN', '', '1e308', '-1', 'abc']) {
    await rate.fill(nonsense);
    await expect(rate).toHaveAttribute('aria-invalid', 'true');
    await expect(button(lab, zh.train)).toBeDisabled();
  }
  await rate.fill('０．０１');
  await expect(rate).toHaveAttribute('aria-invalid', 'false');
  await expectState(lab, 'idle');
});

test('keeps no tensor over many starts and resets', async ({ page }) => {
  const lab = await openCifar10(page, 'en', LONG);
  for (let cycle = 0; cycle < 6; cycle++) {
    await press(lab, en.train);
    await expectSteps(lab);
    await press(lab, en.reset);
    await expectState(lab, 'idle');
    await expect.poll(() => metric(lab, 'tensors')).toBe(0); // the engine answers a moment later
  }
});

test('trains without storage, and says that the run will be lost', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  const lab = await openCifar10(page, 'en', LONG);
  await expect(lab).toContainText('refuses storage');
  await press(lab, en.train);
  await expectSteps(lab, 2);
  await press(lab, en.pause);
  await expectState(lab, 'paused');
});
