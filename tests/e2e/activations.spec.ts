import { expect } from '@playwright/test';
import { strings } from '../../components/labs/activations/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { activations } from '../../src/labs/activations/protocol.ts';
import { expectNumber, openLab, pressByKeyboard, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

for (const locale of ['en', 'zh-cn'] as const) {
  const words = strings[locale];
  const path = `${locale}/mathematics/activations/`;

  test(`${locale}: activations are differentiated two ways, by keyboard`, async ({ page }) => {
    const lab = await openLab(page, path, 'activations', { ...activations.defaults, z: 5 });
    await expect(readout(lab, 'formula')).toHaveText('0.006648');
    await pressByKeyboard(lab, words.start);
    await expect(lab).toHaveAttribute('data-state', 'done');
    expect(await expectNumber(lab, 'slope', (value) => value > 0)).toBeCloseTo(0.006648, 5);
    await expectNumber(lab, 'maxDifference', (value) => value > 0 && value < 2e-6);
    await expectNumber(lab, 'chain', (value) => value > 0 && value < 1e-6);
    // The slider moves the point, and the device answers anew.
    await lab.getByLabel(words.zSlider).focus();
    await page.keyboard.press('Home');
    await expectNumber(lab, 'slope', (value) => Math.abs(value - 0.002466) < 1e-5);
    await lab.getByLabel(words.params.activation).selectOption('relu');
    await lab.getByLabel(words.z, { exact: true }).fill('3');
    await expectNumber(lab, 'chain', (value) => value === 1);
    // What is no number is refused beside its field, and the last answer stays.
    await lab.getByLabel(words.z, { exact: true }).fill('1e308');
    await expect(lab.getByRole('alert')).toHaveText(frameStrings[locale].outOfRange(-6, 6, 0));
    await expect(readout(lab, 'chain')).toHaveText('1.000');
  });

  test(`${locale}: a mangled link to activations is refused`, async ({ page }) => {
    const lab = await openLab(page, path, 'activations', 'lab=activations&v=1&activation=step&z=NaN');
    await expect(lab.locator('[data-refused]')).toContainText(frameStrings[locale].linkRefused);
    await expect(lab.getByLabel(words.z, { exact: true })).toHaveValue(String(activations.defaults.z));
  });
}
