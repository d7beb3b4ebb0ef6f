import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/optimizer-race/strings.ts';
import { planOf } from '../../src/labs/optimizer-race/protocol.ts';
import { button, expectNumber, expectState, openLab, pressByKeyboard, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const PATH = 'en/mathematics/optimizers/';
const words = strings.en;
const frame = frameStrings.en;

test('seven optimizers race, one diverges, and another surface begins anew', async ({ page }) => {
  const lab = await openLab(page, PATH, 'optimizer-race', { ...planOf('bowl'), learningRate: 0.025, steps: 100 });
  await pressByKeyboard(lab, words.start);
  await expectState(lab, 'done');
  await expect(readout(lab, 'step')).toHaveText('100');
  await expect(readout(lab, 'loss.sgd')).toHaveText(words.diverged);
  await expectNumber(lab, 'loss.adam', (value) => value > 0 && value < 0.1);
  // Another surface brings its own start and clears what was drawn.
  await lab.getByLabel(words.params.surface).selectOption('saddle');
  await expectState(lab, 'idle');
  await expect(lab.getByLabel(words.params.x, { exact: true })).toHaveValue('0.001');
  await expect(readout(lab, 'loss.adam')).toHaveText('–');
  await lab.getByLabel(words.params.steps).fill('1e308');
  await expect(lab.getByRole('alert')).toHaveText(frame.outOfRange(1, 2000, 1));
  await expect(button(lab, words.start)).toBeDisabled();
});

test('one step at a time', async ({ page }) => {
  const lab = await openLab(page, PATH, 'optimizer-race');
  await pressByKeyboard(lab, frame.step);
  // x(1 − α) with α = 0.012 from −4.
  await expectNumber(lab, 'x.sgd', (value) => Math.abs(value + 3.952) < 0.001);
});
