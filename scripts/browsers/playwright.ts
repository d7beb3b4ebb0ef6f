import { chromium, firefox, type LaunchOptions, type Page } from 'playwright';
import type { Browser, Tab } from './tab.ts';

/** How a browser of Playwright's is started, and what is taken from its pages. */
interface Start {
  launch?: LaunchOptions;
  /** Runs in each page before the page's own scripts. */
  init?: () => void;
}

/** A Chromium or a Firefox, driven by Playwright. */
export async function startPlaywright(name: 'Chromium' | 'Firefox', { launch, init }: Start): Promise<Browser> {
  const browser = await (name === 'Chromium' ? chromium : firefox).launch(launch);
  return {
    name,
    version: browser.version(),
    async newTab() {
      await Promise.all(browser.contexts().map((context) => context.close()));
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      if (init) await context.addInitScript(init);
      return playwrightTab(await context.newPage());
    },
    close: () => browser.close(),
  };
}

function playwrightTab(page: Page): Tab {
  return {
    open: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    click: (selector) => page.locator(selector).first().click(),
    screenshot: () => page.screenshot(),
  };
}
