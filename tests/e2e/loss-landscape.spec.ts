import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/loss-landscape/strings.ts';
import { lossLandscape } from '../../src/labs/loss-landscape/protocol.ts';
import { expectNumber, expectState, openLab, pressByKeyboard, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const words = strings['zh-cn'];
const frame = frameStrings['zh-cn'];

test('a network is trained and its landscape surveyed and turned, by keyboard', async ({ page }) => {
  const lab = await openLab(page, 'zh-cn/mathematics/optimizers/', 'loss-landscape', {
    ...lossLandscape.defaults,
    steps: 60,
    size: 9,
  });
  await pressByKeyboard(lab, words.start);
  await expectState(lab, 'done');
  await expect(readout(lab, 'step')).toHaveText('60');
  await expect(readout(lab, 'rows')).toHaveText('9');
  await expect(readout(lab, 'parameters')).toHaveText('105');
  await expectNumber(lab, 'loss', (value) => value > 0 && value < 0.4);
  await expectNumber(lab, 'inPlane', (value) => value > 0.8 && value <= 1);
  await pressByKeyboard(lab, words.turn.right);
  await page.keyboard.press('ArrowUp');
  await pressByKeyboard(lab, frame.copyLink);
  expect(new URL(page.url()).hash).toMatch(/azimuth=15&tilt=55$/);
  await lab.getByLabel(words.params.size).fill('NaN');
  await expect(lab.getByRole('alert')).toHaveText(`${frame.writeNumber} ${frame.outOfRange(9, 61, 1)}`);
});
