import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rules whose result depends on the theme; the others are checked once, in the light one. */
const THEMED = ['color-contrast', 'link-in-text-block'];

interface Where {
  /** Only this part of the page. */
  include?: string;
  exclude?: readonly string[];
}

/**
 * Takes out of the page what axe would only walk through: most of its time goes into that. A formula is two trees of hundreds of
 * elements, drawn boxes that assistive technology does not see and MathML that axe does not judge: a word stands for it.
 */
function thinOut(page: Page, include: string | null): Promise<void> {
  return page.evaluate((kept) => {
    for (const formula of document.querySelectorAll('.katex')) formula.replaceChildren('formula');
    const part = kept === null ? null : document.querySelector(kept);
    for (let node = part; node && node !== document.body; node = node.parentElement) {
      for (const other of [...node.parentElement!.children]) if (other !== node) other.remove();
    }
  }, include);
}

/**
 * What axe complains about in a page as it stands, one paragraph each: all rules in the light theme, those of colours in the dark
 * one too. The theme is switched in place, without a second visit. The last thing a test does with a page: parts of it are gone then.
 */
export async function findViolations(page: Page, { include, exclude = [] }: Where = {}): Promise<string[]> {
  const found: string[] = [];
  await thinOut(page, include ?? null);
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
    for (const part of exclude) axe.exclude(part);
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
