import { expect } from '@playwright/test';
import { LONG, openCifar10 } from '../support/cifar10.ts';
import { expectSteps, metric, press } from '../support/labPage.ts';
import { test } from '../support/site.ts';

// An emulated GPU: slow, but a real context to lose.
test.use({
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH']!,
    args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking'],
  },
});

test('goes on with WebAssembly when the WebGL context is lost', async ({ page }) => {
  test.setTimeout(120_000);
  // The worker's script is given a way for the test to lose its contexts.
  await page.route('**/engine.worker*.js', async (route) => {
    const response = await route.fetch();
    const spy = `{const get=OffscreenCanvas.prototype.getContext,all=[];OffscreenCanvas.prototype.getContext=function(...a){const c=get.apply(this,a);if(String(a[0]).startsWith('webgl'))all.push(c);return c};
      new BroadcastChannel('lose').onmessage=()=>all.forEach((c)=>{try{c.getExtension('WEBGL_lose_context').loseContext()}catch{}})}\n`;
    await route.fulfill({ response, body: spy + (await response.text()) });
  });
  const lab = await openCifar10(page, 'en', { ...LONG, batchSize: 8 }, '?backend=webgl');
  await press(lab, 'Train');
  await expect.poll(() => metric(lab, 'step'), { timeout: 80_000 }).toBeGreaterThan(0);
  await expect(lab).toHaveAttribute('data-backend', 'webgl');
  await page.evaluate(() => new BroadcastChannel('lose').postMessage(''));
  await expect(lab.locator('[data-fault]')).toHaveAttribute('data-fault', 'device-lost', { timeout: 30_000 });
  const before = await metric(lab, 'step');
  await press(lab, 'Go on');
  await expect(lab).toHaveAttribute('data-backend', 'wasm', { timeout: 30_000 });
  await expectSteps(lab, before + 1);
});
