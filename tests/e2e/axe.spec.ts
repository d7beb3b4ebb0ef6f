import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { builtPages, test } from '../support/site.ts';

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
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      // The drawn half of a formula is hidden from assistive technology, which reads its MathML; its thousands of boxes take minutes.
      const axe = new AxeBuilder({ page }).exclude('.katex-html');
      if (theme === 'dark') axe.withRules(THEMED);
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
