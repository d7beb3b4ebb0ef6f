import { expect } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/optimizer-race/strings.ts';
import { planOf } from '../../src/labs/optimizer-race/protocol.ts';
import { expectNumber, openLab, pressByKeyboard, readout } from '../support/labPage.ts';
import { test } from '../support/site.ts';

for (const locale of ['en', 'zh-cn'] as const) {
  const words = strings[locale];
  const path = `${locale}/mathematics/optimizers/`;

  test(`${locale}: seven optimizers race, one diverges, by keyboard`, async ({ page }) => {
    const lab = await openLab(page, path, 'optimizer-race', { ...planOf('bowl'), learningRate: 0.025, steps: 100 });
    await pressByKeyboard(lab, words.start);
    await expect(lab).toHaveAttribute('data-state', 'done');
    await expect(readout(lab, 'step')).toHaveText('100');
    await expect(readout(lab, 'loss.sgd')).toHaveText(words.diverged);
    await expectNumber(lab, 'loss.adam', (value) => value > 0 && value < 0.1);
    // Another surface brings its own start and clears what was drawn.
    await lab.getByLabel(words.params.surface).selectOption('saddle');
    await expect(lab).toHaveAttribute('data-state', 'idle');
    await expect(lab.getByLabel(words.params.x, { exact: true })).toHaveValue('0.001');
    await expect(readout(lab, 'loss.adam')).toHaveText('–');
    await lab.getByLabel(words.params.steps).fill('1e308');
    await expect(lab.getByRole('alert')).toHaveText(frameStrings[locale].outOfRange(1, 2000, 1));
    await expect(lab.getByRole('button', { name: words.start })).toBeDisabled();
  });

  test(`${locale}: one step at a time; a mangled link is refused`, async ({ page }) => {
    const lab = await openLab(page, path, 'optimizer-race', 'lab=optimizer-race&v=1&surface=moon');
    await expect(lab.locator('[data-refused]')).toContainText(frameStrings[locale].linkRefused);
    await pressByKeyboard(lab, frameStrings[locale].step);
    // x(1 − α) with α = 0.012 from −4.
    await expectNumber(lab, 'x.sgd', (value) => Math.abs(value + 3.952) < 0.001);
  });
}
