import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/gradient-audit/strings.ts';
import { button, expectState, listen, metric, openLab } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const PAGE = 'mathematics/worked-example/';
const REFERENCE = {
  'b1[2]': 0.0043494965,
  'w2[3]': -0.0581619432,
  b2: -0.0870443094,
  'W1[3][2]': 2 * -0.009649422,
};

test('audits all gradients and runs both trainings, by keyboard', async ({ page }) => {
  const words = strings['zh-cn'];
  const lab = await openLab(page, `zh-cn/${PAGE}`, 'gradient-audit');
  // Arithmetic is there at once; the device's columns come with the run.
  await expect(lab.locator('[data-metric="grad.b2.autodiff"]')).toHaveText('–');
  await button(lab, words.run).press('Enter');
  await expectState(lab, 'done');
  expect(await metric(lab, 'J')).toBeCloseTo(0.0693495311, 9);
  for (const [name, value] of Object.entries(REFERENCE)) {
    expect(await metric(lab, `grad.${name}.derived`)).toBeCloseTo(value, 9);
    expect(Math.abs((await metric(lab, `grad.${name}.autodiff`)) - value)).toBeLessThan(1e-6);
    expect(Math.abs((await metric(lab, `grad.${name}.central`)) / value - 1)).toBeLessThan(1e-8);
  }
  expect(await metric(lab, 'grad.b2.printed')).toBeCloseTo(-REFERENCE.b2, 9);
  expect(await metric(lab, 'grad.W1[3][2].printed')).toBe(0);
  expect(await metric(lab, 'step')).toBe(300);
  expect(await metric(lab, 'right.J')).toBeLessThan(0.001);
  expect(await metric(lab, 'printed.J')).toBeGreaterThan(0.49);

  // A changed input is audited on the device at once; the old curves go.
  await lab.getByLabel('y', { exact: true }).fill('0');
  await expect(lab.locator('[data-metric="right.J"]')).toHaveText('–');
  await expect.poll(() => metric(lab, 'grad.b2.autodiff')).toBeCloseTo(0.6275767701 * 0.233724, 6);

  // The slider: at the largest h the difference is visibly wrong.
  await lab.getByLabel(words.hLabel).press('End');
  await expect(lab.locator('[data-metric="h"]')).toHaveText('1');
  const [central, derived] = [await metric(lab, 'grad.b2.central'), await metric(lab, 'grad.b2.derived')];
  expect(Math.abs(central / derived - 1)).toBeGreaterThan(1e-3);
});

test('symbol, number, edge and code line are one thing', async ({ page }) => {
  const lab = await openLab(page, `en/${PAGE}`, 'gradient-audit');
  const edges = lab.locator('.audit-edge');
  await expect(edges).toHaveCount(13);
  await edges.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(edges.nth(1)).toBeFocused();
  await expect(lab.locator('tr[data-symbol="W1[1][2]"]')).toHaveAttribute('data-lit', '');
  await expect(lab.locator('tr[data-symbol="W1[1][1]"]')).not.toHaveAttribute('data-lit');
  await expect(lab.locator('.audit-code .line[data-symbol="W1"]')).toHaveAttribute('data-lit', '');
  await expect(page.locator('.katex [data-symbol="W1"]').first()).toHaveAttribute('data-lit', '');
  await lab.getByText(strings.en.code, { exact: true }).click(); // a folded line takes no focus
  await lab.locator('.audit-code .line[data-symbol="delta2"]').focus();
  await expect(page.locator('.katex [data-symbol="delta2"]').first()).toHaveAttribute('data-lit', '');
  await expect(lab.locator('.audit-told')).toContainText('−0.0870443');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-lit]')).toHaveCount(0);
  await page.locator('.katex [data-symbol="w2"]').first().hover();
  for (const k of [1, 2, 3])
    await expect(edges.and(lab.locator(`[data-symbol="w2[${k}]"]`))).toHaveAttribute('data-lit', '');
  await expect(page.locator('.audit-bubble')).toContainText('(0.3, −0.2, 0.5)');
});

test('refuses typed nonsense, and keeps its state in the link', async ({ page }) => {
  const words = strings.en;
  const lab = await openLab(page, `en/${PAGE}`, 'gradient-audit');
  const field = lab.getByLabel('W⁽¹⁾₂₁', { exact: true });
  await expect(field).toHaveValue('0.3');
  for (const nonsense of ['NaN', '', '1e308', 'abc']) {
    await field.fill(nonsense);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(button(lab, words.run)).toBeDisabled();
  }
  expect(await metric(lab, 'J')).toBeCloseTo(0.0693495311, 9);
  await field.fill('-0.75');
  await button(lab, frameStrings.en.copyLink).click();
  await page.reload();
  await listen(page, 'gradient-audit');
  await expect(field).toHaveValue('-0.75');
});
