import { expect } from '@playwright/test';
import { strings } from '../../components/labs/autodiff-graph/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { button, expectState, listen, metric, openLab } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const PAGE = 'mathematics/autodiff/';

test('steps through a tape and compares with the device, by keyboard', async ({ page }) => {
  const words = strings['zh-cn'];
  const lab = await openLab(page, `zh-cn/${PAGE}`, 'autodiff-graph');
  expect(await metric(lab, 'grad.x.reverse')).toBeCloseTo(3 + Math.cos(2), 5);
  expect(await metric(lab, 'grad.x.forward')).toBeCloseTo(3 + Math.cos(2), 5);

  // It opens before the first stage.
  await expect(button(lab, words.start)).toBeDisabled();
  await expect(lab.getByText(words.nothingYet)).toBeVisible();
  await button(lab, words.next).press('Enter');
  await expect(lab.locator('.node.active .value')).toHaveText('6');
  for (let i = 0; i < 6; i++) await button(lab, words.next).press('Enter');
  await expect(button(lab, words.next)).toBeDisabled();
  await expect(lab.locator('.node .derivative').first()).toContainText('2.58385');
  await button(lab, words.back).press('Enter');
  await expect(lab.locator('.node .derivative').first()).toContainText('−0.416147');

  await button(lab, words.run).press('Enter');
  await expectState(lab, 'done');
  expect(await metric(lab, 'f.device')).toBeCloseTo(6 + Math.sin(2), 5);
  expect(await metric(lab, 'grad.x.autodiff')).toBeCloseTo(3 + Math.cos(2), 5);
  expect(await metric(lab, 'grad.y.autodiff')).toBe(2);

  // Another expression, with every kernel that has a kink or a branch, is differentiated at once.
  await lab.getByLabel(words.expression).fill('relu(w*x + b) * tanh(z)^y / sqrt(x)');
  await expect(lab.locator('[data-metric="grad.w.autodiff"]')).toHaveText(/\d/);
  for (const name of ['w', 'x', 'b', 'z', 'y']) {
    const [own, found] = [await metric(lab, `grad.${name}.reverse`), await metric(lab, `grad.${name}.autodiff`)];
    expect(found, name).toBeCloseTo(own, 4);
  }
});

test('says what does not parse, and keeps its state in the link', async ({ page }) => {
  const words = strings.en;
  const lab = await openLab(page, `en/${PAGE}`, 'autodiff-graph');
  const field = lab.getByLabel(words.expression);
  const run = button(lab, words.run);
  for (const [text, message] of [
    ['', words.problems.empty()],
    ['2x', words.problems.operator(2, 'x')],
    ['alert(1)', words.problems.name(1, 'alert')],
    ['(x', words.problems.bracket(3, '')],
  ] as const) {
    await field.fill(text);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(lab.getByText(message)).toBeVisible();
    await expect(run).toBeDisabled();
  }
  await field.fill('log(x)');
  await expect(run).toBeEnabled();
  const x = lab.getByLabel('x', { exact: true });
  for (const nonsense of ['NaN', '1e308', '']) {
    await x.fill(nonsense);
    await expect(x).toHaveAttribute('aria-invalid', 'true');
    await expect(run).toBeDisabled();
  }
  await x.fill('-1'); // the logarithm has no value there
  await expect(lab.getByText(words.notFinite('v₂'))).toBeVisible();
  await x.fill('4');
  await lab.getByLabel(words.mode).selectOption('forward');
  await lab.getByRole('button', { name: frameStrings.en.copyLink }).click();
  await page.reload();
  await listen(page, 'autodiff-graph');
  await expect(field).toHaveValue('log(x)');
  await expect(lab.locator('[data-metric="grad.x.reverse"]')).toHaveText('0.250000');
  await expect(lab.getByLabel(words.seed)).toBeVisible();
});
