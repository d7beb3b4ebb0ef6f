import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/training-loop/strings.ts';
import { trainingLoop } from '../../src/labs/training-loop/protocol.ts';
import { expectState, openLab, press, pressByKeyboard, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const PAGE = 'concepts/how-training-works/?backend=cpu';

test('goes forward and back by keyboard', async ({ page }) => {
  const words = strings['zh-cn'];

  const lab = await openLab(page, `zh-cn/${PAGE}`, 'training-loop');
  const enter = (label: string) => lab.getByRole('button', { name: label }).press('Enter');
  await enter(words.next);
  await expect(lab.locator('.loop-part')).toContainText(words.parts.hidden);
  await expect(lab.locator('.loop-lines output').first()).toHaveText('0.55');
  await enter(words.next);
  await expect(readout(lab, 'prediction')).toHaveText('0.187741');
  await enter(words.next);
  await expect(readout(lab, 'loss')).toHaveText('0.329882');
  await lab.getByText(words.allNumbers).click();
  await enter(words.next);
  await expect(readout(lab, 'grad.c')).toHaveText('-0.812259');
  await expect(readout(lab, 'grad.w11')).toHaveText('–');
  await enter(words.next);
  await expect(readout(lab, 'grad.w11')).toHaveText('-0.056535');
  await expect(readout(lab, 'c')).toHaveText('0.100000');
  await enter(words.next);
  await expect(readout(lab, 'c')).toHaveText('0.506129');
  await expect(readout(lab, 'updates')).toHaveText('1');
  await enter(words.back);
  await expect(readout(lab, 'c')).toHaveText('0.100000');
  await enter(words.tenSteps);
  await expect(readout(lab, 'updates')).toHaveText('10');
  const rate = lab.getByLabel(words.params.learningRate);
  await rate.fill('1e308');
  await expect(lab.getByText(frameStrings['zh-cn'].outOfRange(0.0001, 10, 0))).toBeVisible();
  await expect(lab.getByRole('button', { name: words.next })).toBeDisabled();
  // A changed number starts anew.
  await rate.fill('0.1');
  await expect(readout(lab, 'updates')).toHaveText('0');
  await enter(words.finishStep);
  await expect(readout(lab, 'c')).toHaveText('0.181226');
  await pressByKeyboard(lab, frameStrings['zh-cn'].reset);
  await expectState(lab, 'idle');
});
test('a link leads to its place in the history', async ({ page }) => {
  const lab = await openLab(page, `en/${PAGE}`, 'training-loop', { ...trainingLoop.defaults, position: 12 });
  await expect(readout(lab, 'updates')).toHaveText('0');
  await lab.getByRole('button', { name: strings.en.next }).click();
  await expect(readout(lab, 'updates')).toHaveText('2');
  await lab.getByRole('button', { name: strings.en.back }).click();
  await expect(readout(lab, 'updates')).toHaveText('1');
});

test('a learning rate too high is reported in words', async ({ page }) => {
  const settings = { ...trainingLoop.defaults, learningRate: 10, position: 180 };
  const lab = await openLab(page, `en/${PAGE}`, 'training-loop', settings);
  await lab.getByRole('button', { name: strings.en.next }).click();
  await expect(lab.locator('[data-fault="not-finite"]')).toBeVisible();
  await press(lab, frameStrings.en.startAgain);
  await expect(lab.locator('[data-fault]')).toHaveCount(0);
});
