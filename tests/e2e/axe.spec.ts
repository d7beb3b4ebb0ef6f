import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { builtPages, test } from '../support/site.ts';

/** The chrome around the text, and the lines of code, alike on every page: read in full on these pages only. */
const CHROME = ['.header', '.sidebar-pane', 'starlight-toc', 'mobile-starlight-toc', '.pagination-links', '.ec-line'];
const WHOLE_PAGES = ['en/', 'zh-cn/', 'en/project/model/', 'zh-cn/project/model/', '404.html'];

/** Rules whose result depends on the theme; the others are checked once. */
const THEMED = ['color-contrast', 'link-in-text-block'];

// Animations and transitions would be measured half-way.
test.describe.configure({ timeout: 120_000 });
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const path of builtPages()) {
  test(`axe finds nothing on ${path}, light and dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await expect(page.locator('main').first()).toBeVisible();
    // Folded parts are read as well.
    await page.evaluate(() =>
      document.querySelectorAll('main details').forEach((fold) => fold.setAttribute('open', '')),
    );
    const problems: string[] = [];
    for (const theme of ['light', 'dark'] as const) {
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
      for (const { id, help, nodes } of violations) {
        problems.push(
          ...nodes.map(
            ({ target, failureSummary }) => `${theme} ${id}: ${help}\n${target.join(' ')}\n${failureSummary}`,
          ),
        );
      }
    }
    expect(problems.join('\n\n')).toBe('');
  });
}
