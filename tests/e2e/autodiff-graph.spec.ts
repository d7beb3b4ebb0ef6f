import { expect } from '@playwright/test';
import { strings } from '../../components/labs/autodiff-graph/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { listen, metric, openLab } from '../support/openLab.ts';
import { test } from '../support/site.ts';

const PAGE = 'mathematics/autodiff/';

for (const locale of ['en', 'zh-cn'] as const) {
  const words = strings[locale];

  test(`${locale}: steps through a tape and compares with the device, by keyboard`, async ({ page }) => {
    const lab = await openLab(page, `${locale}/${PAGE}`, 'autodiff-graph');
    expect(await metric(lab, 'grad.x.reverse')).toBeCloseTo(3 + Math.cos(2), 5);
    expect(await metric(lab, 'grad.x.forward')).toBeCloseTo(3 + Math.cos(2), 5);
    const button = (name: string) => lab.getByRole('button', { name, exact: true });

    await button(words.start).press('Enter');
    await expect(lab.getByText(words.nothingYet)).toBeVisible();
    await button(words.next).press('Enter');
    await expect(lab.locator('.node.active .value')).toHaveText('6');
    for (let i = 0; i < 6; i++) await button(words.next).press('Enter');
    await expect(button(words.next)).toBeDisabled();
    await expect(lab.locator('.node .derivative').first()).toContainText('2.58385');
    await button(words.back).press('Enter');
    await expect(lab.locator('.node .derivative').first()).toContainText('−0.416147');

    await button(words.run).press('Enter');
    await expect(lab).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
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

  test(`${locale}: says what does not parse, refuses a bad link, keeps its state in the link`, async ({ page }) => {
    const lab = await openLab(page, `${locale}/${PAGE}#lab=autodiff-graph&v=1&expression=x&x=oops`, 'autodiff-graph');
    await expect(lab.locator('[data-refused]')).toBeVisible();
    const field = lab.getByLabel(words.expression);
    await expect(field).toHaveValue('x*y + sin(x)');
    const run = lab.getByRole('button', { name: words.run, exact: true });
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
    await lab.getByRole('button', { name: frameStrings[locale].copyLink }).click();
    await page.reload();
    await listen(page, 'autodiff-graph');
    await expect(field).toHaveValue('log(x)');
    await expect(lab.locator('[data-metric="grad.x.reverse"]')).toHaveText('0.250000');
    await expect(lab.getByLabel(words.seed)).toBeVisible();
  });
}
