import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/playground/strings.ts';
import { playground } from '../../src/labs/playground/protocol.ts';
import { button, expectNumber, expectState, metric, openLab, readout, settledStep } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const PAGE = 'concepts/playground/';

test('learns the circle, pauses, steps, compares and resets, by keyboard', async ({ page }) => {
  const [words, frame] = [strings['zh-cn'], frameStrings['zh-cn']];
  const settings = { ...playground.defaults, learningRate: 0.05, batchSize: 1000 };
  const lab = await openLab(page, `zh-cn/${PAGE}`, 'playground', settings);
  expect(await metric(lab, 'parameters')).toBe(25);
  await button(lab, words.addUnit(2)).press('Enter');
  expect(await metric(lab, 'parameters')).toBe(31);
  await button(lab, frame.train).press('Enter');
  await expectNumber(lab, 'trainLoss', (loss) => loss < 0.05);
  await button(lab, frame.pause).press('Enter');
  const step = await settledStep(lab);
  await button(lab, frame.step).press('Enter');
  await expect.poll(() => metric(lab, 'step')).toBe(step + 1);
  expect(await metric(lab, 'validationAccuracy')).toBeGreaterThan(0.9);

  await lab.locator('[data-unit="0-2"]').focus();
  await expect(lab.locator('[data-formula]')).toContainText(/^z = −?\d\.\d\d·x₁ [+−] \d\.\d\d·x₂/);
  await expect(lab.locator('.pg-picture canvas').first()).toHaveAccessibleName(new RegExp(words.unitName(1, 3)));

  await lab.getByText(words.change, { exact: true }).click();
  await lab.getByLabel(words.newValue).fill('2.5');
  await button(lab, words.set).press('Enter');
  await expect(lab.locator('[data-formula]')).toContainText('z = 2.50·x₁');

  await button(lab, words.pin).press('Enter');
  await lab.getByLabel(words.params.activation).selectOption('relu');
  await expectState(lab, 'idle');
  await expect(lab.locator('[data-compare] table')).toContainText('ReLU');
  await expect(lab.locator('[data-kept="step"]')).toHaveText(String(step + 1));
  await button(lab, frame.train).press('Enter');
  await expect.poll(() => metric(lab, 'step')).toBeGreaterThan(5);
  await button(lab, frame.reset).press('Enter');
  await expectState(lab, 'idle');
  expect(await metric(lab, 'step')).toBe(0);
});

test('own points as CSV, refused and accepted, drawn, linked, and the code', async ({ page }) => {
  const [words, frame] = [strings.en, frameStrings.en];
  const lab = await openLab(page, `en/${PAGE}`, 'playground');
  await lab.getByLabel(words.options.data['own-classes'], { exact: true }).check();
  await expect(button(lab, frame.train)).toBeDisabled();
  const field = lab.getByLabel(words.ownLabel);
  const use = button(lab, words.useOwn);
  // Typing thousands of lines takes the browser minutes, pasting does not.
  const paste = (text: string) =>
    field.evaluate((area: HTMLTextAreaElement, value) => {
      area.value = value;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  for (const [text, problem] of [
    ['', { kind: 'empty' }],
    ['a,b,c\n1,two,1', { kind: 'not-a-number', line: 2, text: 'two' }],
    ['NaN,1,1', { kind: 'not-a-number', line: 1, text: 'NaN' }],
    ['1e308,1,1', { kind: 'too-large', line: 1, text: '1e308' }],
    ['1,2,1\n'.repeat(10_001), { kind: 'too-many', count: 10_001 }],
  ] as const) {
    await paste(text);
    await use.press('Enter');
    await expect(lab.locator('[data-own] .lab-error')).toHaveText(words.csv(problem));
  }
  await paste('x1,x2,y\n3,3,1\n2,4,1\n4,2,1\n-3,-3,-1\n-2,-4,0\n-4,-2,-1');
  await use.press('Enter');
  await expect(lab.locator('[data-own-count]')).toHaveAttribute('data-own-count', '6');
  const picture = lab.locator('canvas.pg-draw');
  await picture.scrollIntoViewIfNeeded();
  await picture.click({ position: { x: 60, y: 60 } });
  await expect(lab.locator('[data-own-count]')).toHaveAttribute('data-own-count', '7');
  await button(lab, words.undo).press('Enter');
  await button(lab, frame.train).press('Enter');
  await expectNumber(lab, 'trainAccuracy', (accuracy) => accuracy === 1);
  await button(lab, frame.copyLink).press('Enter');
  await expect.poll(() => page.url()).toContain('own=3_3_1~2_4_1');
  await lab.getByText(words.code, { exact: true }).click();
  await lab.getByLabel(words.codeLanguage).selectOption('pytorch');
  await expect(lab.locator('[data-code] pre')).toContainText('nn.Linear(2, 4)');
});

test('refuses typed nonsense; links of the text set the lab up', async ({ page }) => {
  const [words, frame] = [strings['zh-cn'], frameStrings['zh-cn']];
  const lab = await openLab(page, `zh-cn/${PAGE}`, 'playground');
  const rate = lab.getByLabel(words.params.learningRate);
  await expect(rate).toHaveValue('0.01');
  for (const nonsense of ['', 'NaN', '1e308', '-1']) {
    await rate.fill(nonsense);
    await expect(rate).toHaveAttribute('aria-invalid', 'true');
    await expect(button(lab, frame.train)).toBeDisabled();
  }
  await page.locator('a[data-look]').nth(1).click();
  await expect(rate).toHaveValue('0.05');
  await expect(readout(lab, 'layers')).toHaveText('1');
  await expect(button(lab, frame.train)).toBeEnabled();
  // The lab says what to look for, stops where the text says, and leads back to the sentence.
  const link = page.locator('a[data-look]').nth(1);
  await expect(lab.locator('[data-trial]')).toContainText((await link.getAttribute('data-look'))!);
  await button(lab, frame.train).press('Enter');
  await expect(lab).toHaveAttribute('data-state', 'paused');
  await expect(readout(lab, 'step')).toHaveText(/^600$/);
  await link.click();
  await expect(lab).toHaveAttribute('data-state', 'idle');
  await expect(readout(lab, 'step')).toHaveText(/^0$/);
  await button(lab, frame.backToText).press('Enter');
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
});
