/** What holds for every page: it ships little, starts nothing by itself, and axe finds nothing in it, light and dark. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type Response } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { builtPages, test } from '../support/site.ts';

/** Most bytes of gzipped JavaScript that a page ships before the first run; search is loaded when it is opened. */
const BUDGET = 70_000;

/** The chrome around the text, and the lines of code, alike on every page: read in full on these pages only. */
const CHROME = ['.header', '.sidebar-pane', 'starlight-toc', 'mobile-starlight-toc', '.pagination-links', '.ec-line'];
const WHOLE_PAGES = ['en/', 'zh-cn/', 'en/project/model/', 'zh-cn/project/model/', '404.html'];

/** Rules whose result depends on the theme; the others are checked once. */
const THEMED = ['color-contrast', 'link-in-text-block'];

/** Scrolls through the page, so that every lab loads, and waits until all have. */
async function readThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

/** Gzipped size of each script that was fetched; of one file once. */
const sizes = new Map<string, { bytes: number; holdsTensorFlow: boolean }>();
async function weigh(response: Response): Promise<{ url: string; bytes: number; holdsTensorFlow: boolean }> {
  const url = response.url();
  let known = sizes.get(url);
  if (!known) {
    const source = await response.body();
    const holdsTensorFlow = source.includes('registerKernel') || source.includes('Conv2DBackpropFilter');
    known = { bytes: gzipSync(source).length, holdsTensorFlow };
    sizes.set(url, known);
  }
  return { url, ...known };
}

/** What axe complains about, one paragraph each. */
async function findViolations(page: Page, path: string, theme: 'light' | 'dark'): Promise<string[]> {
  await page.evaluate((name) => {
    document.documentElement.setAttribute('data-theme', name);
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, theme);
  // The drawn half of a formula is hidden from assistive technology, which reads its MathML; its thousands of boxes take minutes.
  // A header cell that holds a formula only is read from its MathML, which axe does not count as text.
  const axe = new AxeBuilder({ page }).exclude('.katex-html').exclude('th:has(> .katex:only-child)');
  axe.setLegacyMode(); // the pages have no frames
  if (!WHOLE_PAGES.includes(path)) for (const part of CHROME) axe.exclude(part);
  axe.options({ resultTypes: ['violations'], ...(theme === 'dark' && { runOnly: THEMED }) });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${theme} ${id}: ${help}\n${target.join(' ')}\n${failureSummary}`),
  );
}

test.describe.configure({ timeout: 120_000 });
test.use({ contextOptions: { reducedMotion: 'reduce' }, colorScheme: 'light' });

for (const path of builtPages()) {
  test(`${path} ships little, starts nothing and is accessible`, async ({ page }) => {
    const errors: string[] = [];
    const early: string[] = [];
    const responses: Response[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('response', (response) => responses.push(response));
    page.on('request', (request) => {
      if (/\.wasm$|\/data\/.+\.(json|avif|png|webp)$/.test(request.url())) early.push(request.url());
    });
    await page.goto(path);
    // Colours would be measured half-way.
    await page.addStyleTag({ content: '* { transition: none !important; animation: none !important }' });
    await readThrough(page);
    const scripts = await Promise.all(
      responses.filter((response) => response.ok() && /\.m?js$/.test(new URL(response.url()).pathname)).map(weigh),
    );
    // Search apart: its interface (Pagefind's) is fetched when the browser is idle.
    const counted = scripts.filter(({ url }) => !url.includes('/ui-core.'));
    const bytes = counted.reduce((sum, script) => sum + script.bytes, 0);
    expect(bytes, counted.map((script) => `${script.url} ${script.bytes}`).join('\n')).toBeLessThanOrEqual(BUDGET);
    expect(scripts.filter(({ holdsTensorFlow }) => holdsTensorFlow)).toEqual([]);
    expect(page.workers(), 'a worker runs before the first run').toEqual([]);
    expect(early, 'fetched before the first run').toEqual([]);
    // Folded parts are read as well; of the hundred checks of formulas, alike, one.
    await page.evaluate(() => {
      const folds = document.querySelectorAll('main details:not(.check ~ .check)');
      folds.forEach((fold) => fold.setAttribute('open', ''));
    });
    const problems = [...(await findViolations(page, path, 'light')), ...(await findViolations(page, path, 'dark'))];
    expect(problems.join('\n\n')).toBe('');
    expect(errors).toEqual([]);
  });
}
