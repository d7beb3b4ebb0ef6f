import { expect } from '@playwright/test';
import { strings } from '../../components/labs/activations/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { activations } from '../../src/labs/activations/protocol.ts';
import { expectNumber, expectState, openLab, pressByKeyboard, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

test('activations are differentiated two ways, and follow their settings', async ({ page }) => {
  const words = strings.en;
  const lab = await openLab(page, 'en/mathematics/activations/', 'activations', { ...activations.defaults, z: 5 });
  await expect(readout(lab, 'formula')).toHaveText('0.006648');
  await pressByKeyboard(lab, words.start);
  await expectState(lab, 'done');
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
  await expect(lab.getByRole('alert')).toHaveText(frameStrings.en.outOfRange(-6, 6, 0));
  await expect(readout(lab, 'chain')).toHaveText('1.000');
});
