import { expect, type Page, type Response } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { builtPages, test } from '../support/site.ts';

/** Most bytes of gzipped JavaScript that a page ships before the first run; search is loaded when it is opened. */
const BUDGET = 60_000;

/** Opens a page, scrolls through it, so that every island loads, and returns the scripts it fetched. */
async function visit(page: Page, path: string): Promise<{ url: string; source: Buffer }[]> {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await page.waitForLoadState('networkidle');
  const scripts = responses.filter((response) => response.ok() && /\.m?js$/.test(new URL(response.url()).pathname));
  return Promise.all(scripts.map(async (response) => ({ url: response.url(), source: await response.body() })));
}

for (const path of builtPages()) {
  test(`${path} ships little and no TensorFlow.js before a run`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    const wasm: string[] = [];
    page.on('request', (request) => {
      if (/\.wasm$|\/data\/.+\.(json|avif)$/.test(request.url())) wasm.push(request.url());
    });
    const scripts = await visit(page, path);
    // Search apart: its interface (Pagefind's) is fetched when the browser is idle.
    const withoutSearch = scripts.filter(({ url }) => !url.includes('/ui-core.'));
    const bytes = withoutSearch.reduce((sum, { source }) => sum + gzipSync(source).length, 0);
    expect(bytes, scripts.map(({ url, source }) => `${url} ${gzipSync(source).length}`).join('\n')).toBeLessThanOrEqual(
      BUDGET,
    );
    for (const { url, source } of scripts) {
      expect(
        source.includes('registerKernel') || source.includes('Conv2DBackpropFilter'),
        `${url} holds TensorFlow.js`,
      ).toBe(false);
    }
    expect(page.workers(), 'a worker runs before the first run').toEqual([]);
    expect(wasm, 'fetched before the first run').toEqual([]);
    expect(errors).toEqual([]);
  });
}
