import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/losses/strings.ts';
import { losses } from '../../src/labs/losses/protocol.ts';
import { expectNumber, expectState, openLab, pressByKeyboard, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const PATH = 'zh-cn/mathematics/losses/';
const words = strings['zh-cn'];
const frame = frameStrings['zh-cn'];

test('the naive loss overflows, the stable one does not, by keyboard', async ({ page }) => {
  const lab = await openLab(page, PATH, 'losses', { ...losses.defaults, logit: 20, label: '0' });
  await pressByKeyboard(lab, words.start);
  await expectState(lab, 'done');
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
  await expect(lab.getByRole('alert')).toHaveText(frame.outOfRange(-200, 200, 0));
});

test('a neuron that is surely wrong learns by cross-entropy', async ({ page }) => {
  const lab = await openLab(page, PATH, 'losses', { ...losses.defaults, family: 'saturation', logit: -6, steps: 100 });
  await pressByKeyboard(lab, frame.train);
  await expectState(lab, 'done');
  await expectNumber(lab, 'prediction.entropy', (value) => value > 0.9);
  await expectNumber(lab, 'prediction.squared', (value) => value < 0.005);
});
