import { expect, type Locator, type Page } from '@playwright/test';
import { strings as cifar10 } from '../../components/labs/cifar10/strings.ts';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings as playgroundStrings } from '../../components/labs/playground/strings.ts';
import { playground } from '../../src/labs/playground/protocol.ts';
import { LONG, openCifar10, SAVED } from '../support/cifar10.ts';
import { expectState, expectSteps, metric, openLab, press, pressByKeyboard } from '../support/labPage.ts';
import { test } from '../support/site.ts';

/** A rate so large that plain descent on a plane overflows within some hundred steps. */
const WILD = {
  ...playground.defaults,
  ...{ data: 'plane', activation: 'linear', optimizer: 'sgd', learningRate: 10, hidden: '8-8' },
};

/** Lets the engine's WASM memory grow to so many MiB and no further, as on a device that is short of it. */
async function limitMemory(page: Page, mebibytes: number): Promise<void> {
  await page.route('**/engine.worker*.js', async (route) => {
    const response = await route.fetch();
    const limit = `{const grow=WebAssembly.Memory.prototype.grow;WebAssembly.Memory.prototype.grow=function(pages){
      if(this.buffer.byteLength+65536*pages>${mebibytes * 2 ** 20})throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
      return grow.call(this,pages)}}\n`;
    await route.fulfill({ response, body: limit + (await response.text()) });
  });
}

/** What the browser does when the reader turns to another tab, or back. */
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}

const fault = (lab: Locator) => lab.locator('[data-fault]');

/** Steps of the runs of cifar10 that the browser has stored. */
const readKeptSteps = (page: Page): Promise<number[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('livegrad');
        opening.onerror = () => reject(new Error('the database does not open'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('runs').objectStore('runs').getAll();
          reading.onerror = () => reject(new Error('the runs cannot be read'));
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.map(({ run }: { run: { step: number } }) => run.step));
          };
        };
      }),
  );

/** Whether each of these steps has been kept, or the one before it. */
const isNear = (kept: number[], steps: number[]) =>
  steps.every((step) => kept.some((other) => other <= step && step - other <= 1));

for (const locale of ['en', 'zh-cn'] as const) {
  const words = frameStrings[locale];

  test(`${locale}: numbers that overflow are named, the last good state is kept, and a lower rate goes on`, async ({
    page,
  }) => {
    const lab = await openLab(page, `${locale}/concepts/playground/`, 'playground', WILD);
    const rate = lab.getByLabel(playgroundStrings[locale].params.learningRate);
    await pressByKeyboard(lab, words.train);
    await expect(fault(lab)).toHaveAttribute('data-fault', 'not-finite');
    await expect(lab).toHaveAttribute('data-state', 'error');
    const [, step, tensor] = /step (\d+): (\S+)/.exec(await fault(lab).innerText())!;
    expect(tensor).toMatch(/^((hidden\d|output)\/(weights|biases)|loss)$/);
    const said = words.notFiniteAt(Number(step), tensor === 'loss' ? words.loss : tensor!);
    await expect(fault(lab)).toContainText(said);
    await expect(fault(lab)).toContainText(words.faults['not-finite']);
    const shown = (await lab.locator('[data-metric]').allTextContents()).join(' ');
    expect(shown).not.toMatch(/NaN|Infinity|∞/);
    // One way on: the reader's own lower rate, from the state that was kept.
    await rate.fill('0.01');
    const goOn = fault(lab).getByRole('button', { name: /0\.01$/ });
    await goOn.press('Enter');
    await expect(lab).toHaveAttribute('data-state', 'running');
    await expect(fault(lab)).toHaveCount(0);
    await expect.poll(() => metric(lab, 'step')).toBeGreaterThan(Number(step));
    await expect.poll(() => metric(lab, 'trainLoss')).toBeLessThan(1);
    await pressByKeyboard(lab, words.reset);
    // The other: the rate that is offered, ten times smaller, shown in its field.
    await rate.fill('10');
    await pressByKeyboard(lab, words.train);
    await expect(fault(lab)).toHaveAttribute('data-fault', 'not-finite');
    await fault(lab).getByRole('button', { name: /\D1$/ }).press('Enter');
    await expect(rate).toHaveValue('1');
  });

  test(`${locale}: a memory that cannot grow is said, and a smaller batch fits`, async ({ page }) => {
    await limitMemory(page, 64);
    const lab = await openCifar10(page, locale, { ...LONG, batchSize: 512 }, '?backend=wasm&threads=1');
    await press(lab, words.train);
    await expect(fault(lab)).toHaveAttribute('data-fault', 'out-of-memory', { timeout: 40_000 });
    await expect(fault(lab)).toContainText(words.faults['out-of-memory']);
    await expect(fault(lab)).toContainText('MiB');
    await expect(fault(lab).getByRole('button', { name: words.goOn, exact: true })).toBeVisible();
    await fault(lab).getByRole('button', { name: words.startAgain }).press('Enter');
    await expectState(lab, 'idle');
    await lab.getByLabel(cifar10[locale].params.batchSize).fill('16');
    await pressByKeyboard(lab, words.train);
    await expectSteps(lab, 3);
    expect(await metric(lab, 'loss')).toBeLessThan(4);
    await press(lab, words.reset);
  });

  test(`${locale}: two tabs that train at once keep both runs, and say so`, async ({ context }) => {
    const [one, two] = [await context.newPage(), await context.newPage()];
    const labs: Locator[] = [];
    for (const page of [one, two]) labs.push(await openCifar10(page, locale, LONG, '?backend=wasm&threads=1'));
    for (const lab of labs) await press(lab, words.train);
    for (const lab of labs) {
      await expectSteps(lab, 2);
      await press(lab, words.pause);
      await expectState(lab, 'paused');
    }
    await expect(labs[1]!).toContainText(cifar10[locale].otherTab);
    await press(labs[0]!, words.step); // the first one saves again, and hears of the second
    await press(labs[0]!, words.resume);
    await expectSteps(labs[0]!, (await metric(labs[0]!, 'step')) + 1);
    await press(labs[0]!, words.pause);
    await expect(labs[0]!).toContainText(cifar10[locale].otherTab);
    // Pausing saves, one step late at most; a tab that closes in the same moment would leave an earlier state.
    const readSteps = () => Promise.all(labs.map((lab) => metric(lab, 'step')));
    await expect.poll(async () => isNear(await readKeptSteps(two), await readSteps())).toBe(true);
    const steps = await readSteps();
    await one.close();
    await two.reload();
    const saved = labs[1]!.locator('.lab-buttons button').filter({ hasText: /·/ });
    await expect(saved).toHaveCount(2);
    // The latest first: that of the tab that was closed.
    await saved.first().press('Enter');
    await expectSteps(labs[1]!, steps[0]! + 1);
    await press(labs[1]!, words.reset);
    // Of the two the reset one is gone, the other is there; a run is kept as it was one step before the pause at the latest.
    const other = labs[1]!.getByRole('button', { name: SAVED[locale] });
    await expect(other).toHaveCount(1);
    const kept = Number(/(\d+)\D*$/.exec(await other.innerText())![1]);
    expect(steps[1]! - kept).toBeLessThanOrEqual(1);
  });
}

test('an hour in a hidden tab counts nowhere: not in the speed, not in the time left, not in the steps', async ({
  page,
}) => {
  await page.clock.install();
  const lab = await openCifar10(page, 'en', LONG, '?backend=wasm&threads=1');
  await press(lab, 'Train');
  await expectSteps(lab, 10);
  await setHidden(page, true);
  let step = -1;
  await expect
    .poll(
      async () => {
        const before = step;
        step = await metric(lab, 'step');
        return step - before;
      },
      { intervals: [500] },
    )
    .toBe(0);
  const [speed, eta] = [await metric(lab, 'speed'), await metric(lab, 'eta')];
  await page.clock.fastForward('01:00:00');
  await page.waitForTimeout(500);
  expect(await metric(lab, 'step')).toBe(step);
  await expectState(lab, 'running');
  await setHidden(page, false);
  await expectSteps(lab, step + 5);
  expect(await metric(lab, 'speed')).toBeGreaterThan(speed / 10);
  expect(await metric(lab, 'eta')).toBeLessThan(3 * eta + 60);
  await press(lab, 'Reset');
});
