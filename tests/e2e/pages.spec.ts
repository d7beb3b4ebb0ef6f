/**
 * What holds for every page, in one visit each: it ships little, starts nothing by itself, raises no error, fits a narrow phone,
 * has each id once, leaves numbers, code and formulas alone under a translator, has well-formed MathML, and axe finds nothing in it,
 * light and dark.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { findViolations } from '../support/axe.ts';
import { PAGE_SCRIPT_BYTES } from '../support/budgets.ts';
import { root } from '../support/pages.ts';
import { builtPages, test as base } from '../support/site.ts';

/** The chrome around the text, and the lines of code, alike on every page: read in full on these pages only. */
const CHROME = ['.header', '.sidebar-pane', 'starlight-toc', 'mobile-starlight-toc', '.pagination-links', '.ec-line'];
const WHOLE_PAGES = ['en/', 'zh-cn/', 'en/project/model/', 'zh-cn/project/model/', '404.html'];

const WINDOW = { width: 1280, height: 720 };
const NARROW = { width: 320, height: 640 };

/** Pages of one worker share a context, and with it the browser's cache: what all of them load is fetched and compiled once. */
const test = base.extend<object, { shared: BrowserContext }>({
  shared: [
    async ({ browser }, use, { project }) => {
      const { baseURL } = project.use;
      const context = await browser.newContext({
        ...(baseURL && { baseURL }),
        reducedMotion: 'reduce',
        colorScheme: 'light',
        viewport: WINDOW,
      });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: ({ shared }, use) => use(shared),
  page: async ({ shared }, use) => {
    const page = await shared.newPage();
    await use(page);
    await page.close();
  },
});

/** Scrolls through the page, so that every lab loads, and waits until all have. */
async function readThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

/** Gzipped size of a script of dist/, and whether TensorFlow.js is in it; each file is read once. */
const weights = new Map<string, { bytes: number; holdsTensorFlow: boolean }>();
function weigh(path: string): { bytes: number; holdsTensorFlow: boolean } {
  let known = weights.get(path);
  if (!known) {
    const source = readFileSync(`${root}dist/${path}`);
    const holdsTensorFlow = source.includes('registerKernel') || source.includes('Conv2DBackpropFilter');
    known = { bytes: gzipSync(source).length, holdsTensorFlow };
    weights.set(path, known);
  }
  return known;
}

/** Ids that several elements of the page have. */
const repeatedIds = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
  });

/** Numbers, code and formulas that a page translator would break, and elements of MathML with a part too many or too few. */
const unfitParts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parts = { mfrac: 2, mroot: 2, msub: 2, msup: 2, munder: 2, mover: 2, msubsup: 3, munderover: 3 };
    const tell = (complaint: string) => (element: Element) => `${complaint}: ${element.outerHTML.slice(0, 200)}`;
    const translated = [...document.querySelectorAll('output, code, pre, .katex, [data-metric], svg:has(text)')].filter(
      (element) => element.closest('[translate="no"]') === null,
    );
    const maths = Object.entries(parts).flatMap(([name, count]) =>
      [...document.querySelectorAll(`math ${name}`)].filter((element) => element.children.length !== count),
    );
    const undefinedNumbers = [...document.querySelectorAll('[data-metric]')].filter((it) => /NaN/.test(it.textContent));
    return [
      ...translated.map(tell('would be translated')),
      ...maths.map(tell('wrong number of parts')),
      ...undefinedNumbers.map(tell('no number')),
    ];
  });

test.describe.configure({ timeout: 120_000 });

for (const path of builtPages()) {
  test(`${path} ships little, starts nothing, fits and is accessible`, async ({ page, baseURL }) => {
    const errors: string[] = [];
    const scripts = new Set<string>();
    const early: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/\.m?js$/.test(url.pathname)) scripts.add(url.pathname.slice(new URL(baseURL!).pathname.length));
      // A table is small, and what its lab shows before any run: images and networks are neither.
      const isTable = /\/data\/(credit|wdbc)\/manifest\.json$/.test(url.pathname);
      if (/\.wasm$|\/data\/.+\.(json|avif|png|webp)$/.test(url.pathname) && !isTable) early.push(url.pathname);
    });
    await page.goto(path);
    await readThrough(page);
    expect(await repeatedIds(page)).toEqual([]);
    expect(await unfitParts(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    // Charts take their new size a frame later.
    await expect.poll(overflow, { message: 'wider than a narrow phone', timeout: 5000 }).toBeLessThanOrEqual(0);
    await page.setViewportSize(WINDOW);

    // What a page fetches when the browser is idle counts too.
    await page.waitForLoadState('networkidle');
    const counted = [...scripts];
    const bytes = counted.reduce((sum, script) => sum + weigh(script).bytes, 0);
    const list = counted.map((script) => `${script} ${weigh(script).bytes}`).join('\n');
    expect(bytes, list).toBeLessThanOrEqual(PAGE_SCRIPT_BYTES);
    expect([...scripts].filter((script) => weigh(script).holdsTensorFlow)).toEqual([]);
    expect(page.workers(), 'a worker runs before the first run').toEqual([]);
    expect(early, 'fetched before the first run').toEqual([]);

    // Folded parts are read as well; of the hundred checks of formulas, alike, one.
    await page.evaluate(() => {
      for (const check of document.querySelectorAll('.check ~ .check')) check.remove();
      for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
    });
    const problems = await findViolations(page, WHOLE_PAGES.includes(path) ? {} : { exclude: CHROME });
    expect(problems.join('\n\n')).toBe('');
    expect(errors).toEqual([]);
  });
}
