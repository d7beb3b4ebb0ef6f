import { expect } from '@playwright/test';
import { LONG, openCifar10 } from '../support/cifar10.ts';
import { expectSteps, metric, press } from '../support/labPage.ts';
import { test } from '../support/site.ts';

// WebGPU on an emulated device: slow, but a real device to destroy.
test.use({
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH']!,
    args: [
      '--no-sandbox',
      '--enable-unsafe-webgpu',
      '--use-webgpu-adapter=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
    ],
  },
});

test('trains on WebGPU, and goes on with WebAssembly when the device is destroyed', async ({ page }) => {
  test.setTimeout(150_000);
  await page.goto('en/about/');
  const hasAdapter = await page.evaluate(async () =>
    Boolean(await (navigator as { gpu?: { requestAdapter(): Promise<unknown> } }).gpu?.requestAdapter()),
  );
  test.skip(!hasAdapter, 'this Chromium emulates no WebGPU');
  await page.route('**/engine.worker*.js', async (route) => {
    const response = await route.fetch();
    const spy = `{const all=[];const ask=GPUAdapter.prototype.requestDevice;GPUAdapter.prototype.requestDevice=async function(...a){const d=await ask.apply(this,a);all.push(d);return d};
      new BroadcastChannel('lose').onmessage=()=>all.forEach((d)=>d.destroy())}\n`;
    await route.fulfill({ response, body: spy + (await response.text()) });
  });
  const lab = await openCifar10(page, 'zh-cn', { ...LONG, batchSize: 8 }, '?backend=webgpu');
  await press(lab, '训练');
  await expect.poll(() => metric(lab, 'step'), { timeout: 100_000 }).toBeGreaterThan(0);
  await expect(lab).toHaveAttribute('data-backend', 'webgpu');
  expect(await metric(lab, 'loss')).toBeLessThan(4);
  await page.evaluate(() => new BroadcastChannel('lose').postMessage(''));
  await expect(lab.locator('[data-fault]')).toHaveAttribute('data-fault', 'device-lost', { timeout: 30_000 });
  const before = await metric(lab, 'step');
  await press(lab, '继续');
  await expect(lab).toHaveAttribute('data-backend', 'wasm', { timeout: 30_000 });
  await expectSteps(lab, before + 1);
});
