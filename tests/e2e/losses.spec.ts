import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/losses/strings.ts';
import { losses } from '../../src/labs/losses/protocol.ts';
import { expectNumber, openLab, pressByKeyboard, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

for (const locale of ['en', 'zh-cn'] as const) {
  const words = strings[locale];
  const path = `${locale}/mathematics/losses/`;

  test(`${locale}: the naive loss overflows, the stable one does not, by keyboard`, async ({ page }) => {
    const lab = await openLab(page, path, 'losses', { ...losses.defaults, logit: 20, label: '0' });
    await pressByKeyboard(lab, words.start);
    await expect(lab).toHaveAttribute('data-state', 'done');
    await expect(readout(lab, 'loss.naive')).toHaveText('Infinity');
    await expect(readout(lab, 'loss.stable')).toHaveText('20.00');
    await lab.getByLabel(words.logitSlider).focus();
    await page.keyboard.press('Home'); // −25
    await expectNumber(lab, 'loss.stable', (value) => value >= 0 && value < 1e-10);
    await lab.getByLabel(words.params.family).selectOption('categorical');
    await lab.getByLabel(words.params.z1).fill('100');
    await lab.getByLabel(words.params.target).selectOption('1');
    await expect(readout(lab, 'loss.naive')).toHaveText('NaN');
    await expect(readout(lab, 'loss.stable')).toHaveText('0');
    await lab.getByLabel(words.params.z1).fill('');
    await expect(lab.getByRole('alert')).toHaveText(frameStrings[locale].outOfRange(-200, 200, 0));
  });

  test(`${locale}: a neuron that is surely wrong learns by cross-entropy`, async ({ page }) => {
    const lab = await openLab(page, path, 'losses', {
      ...losses.defaults,
      family: 'saturation',
      logit: -6,
      steps: 100,
    });
    await pressByKeyboard(lab, frameStrings[locale].train);
    await expect(lab).toHaveAttribute('data-state', 'done');
    await expectNumber(lab, 'prediction.entropy', (value) => value > 0.9);
    await expectNumber(lab, 'prediction.squared', (value) => value < 0.005);
    await pressByKeyboard(lab, frameStrings[locale].reset);
    await expect(lab).toHaveAttribute('data-state', 'idle');
  });

  test(`${locale}: a mangled link to losses is refused`, async ({ page }) => {
    const lab = await openLab(page, path, 'losses', 'lab=losses&v=1&family=binary&logit=1e308');
    await expect(lab.locator('[data-refused]')).toContainText(frameStrings[locale].linkRefused);
  });
}
