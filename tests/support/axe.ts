import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rules whose result depends on the theme; the others are checked once, in the light one. */
const THEMED = ['color-contrast', 'link-in-text-block'];

interface Where {
  /** Only what lies in this part of the page. */
  include?: string;
  exclude?: readonly string[];
}

/**
 * What axe complains about in a page as it is, one paragraph each: all rules in the light theme, those of colours in the dark one
 * too. The theme is switched in place, without a second visit, and stays dark.
 */
export async function findViolations(page: Page, { include, exclude = [] }: Where = {}): Promise<string[]> {
  const found: string[] = [];
  // Colours would be measured half-way.
  await page.addStyleTag({ content: '* { transition: none !important; animation: none !important }' });
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => {
      document.documentElement.setAttribute('data-theme', name);
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, theme);
    const axe = new AxeBuilder({ page });
    axe.setLegacyMode(); // the pages have no frames but the sandbox, which is empty
    if (include) axe.include(include);
    // The drawn half of a formula is hidden from assistive technology, which reads its MathML; its thousands of boxes take minutes.
    // A header cell that holds a formula only is read from its MathML, which axe does not count as text.
    for (const part of ['.katex-html', 'th:has(> .katex:only-child)', ...exclude]) axe.exclude(part);
    axe.options({ resultTypes: ['violations'], ...(theme === 'dark' && { runOnly: THEMED }) });
    const { violations } = await axe.analyze();
    found.push(
      ...violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${theme} ${id}: ${help}\n${target.join(' ')}\n${failureSummary}`),
      ),
    );
  }
  return found;
}
