import { expect, type Page } from '@playwright/test';
import { LONG, openCifar10 } from '../support/cifar10.ts';
import { expectState, expectSteps, metric, press } from '../support/labPage.ts';
import { test } from '../support/site.ts';

/** Gives the engine's script ears for this test: `kill` ends its members, `crash` the engine itself. */
async function listen(page: Page): Promise<void> {
  await page.route('**/engine.worker*.js', async (route) => {
    const response = await route.fetch();
    const ears = `{const all=[];const Stock=self.Worker;self.Worker=class extends Stock{constructor(...a){super(...a);all.push(this)}};
      new BroadcastChannel('test').onmessage=({data})=>{if(data==='kill')all.forEach((w)=>w.terminate());else setTimeout(()=>{throw new Error('crashed by the test')})}}\n`;
    await route.fulfill({ response, body: ears + (await response.text()) });
  });
}
const say = (page: Page, word: string) => page.evaluate((data) => new BroadcastChannel('test').postMessage(data), word);

test('all cores train, and one goes on when the others are killed in the middle of a step', async ({ page }) => {
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  test.skip(cores < 2, 'this machine has one core');
  await listen(page);
  const lab = await openCifar10(page, 'en', LONG, '?backend=wasm');
  await press(lab, 'Train');
  await expectSteps(lab, 1);
  await lab.getByText('Backend and speed').click();
  const threads = lab.locator('dt:text-is("Threads") + dd');
  await expect(threads).toHaveText(String(cores > 2 ? Math.min(cores - 1, 8) : 2));
  await say(page, 'kill');
  await expect(threads).toHaveText('1', { timeout: 30_000 });
  await expectSteps(lab, (await metric(lab, 'step')) + 3);
  await press(lab, 'Reset');
});

test('?threads=1 keeps the other cores out', async ({ page }) => {
  const lab = await openCifar10(page, 'en', LONG, '?backend=wasm&threads=1');
  await press(lab, 'Train');
  await expectSteps(lab, 1);
  await lab.getByText('Backend and speed').click();
  await expect(lab.locator('dt:text-is("Threads") + dd')).toHaveText('1');
  await press(lab, 'Reset');
});

test('goes on from the last kept state when the engine itself crashes', async ({ page }) => {
  await listen(page);
  const lab = await openCifar10(page, 'zh-cn', LONG, '?backend=wasm');
  await press(lab, '训练');
  await expectSteps(lab, 2);
  await press(lab, '暂停');
  await expectState(lab, 'paused');
  const kept = await metric(lab, 'step');
  await say(page, 'crash');
  await expect(lab.locator('[data-fault]')).toHaveAttribute('data-fault', 'worker-died');
  await press(lab, '继续');
  await expectSteps(lab, kept + 1);
  await press(lab, '重置');
});
