import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Opens a page at a lab and waits until the lab listens.
 * @param path the page with its query and fragment, such as `en/mathematics/autodiff/`
 */
export async function openLab(page: Page, path: string, id: string): Promise<Locator> {
  await page.goto(path);
  return listen(page, id);
}

/** Scrolls to a lab of the page and waits until it listens. */
export async function listen(page: Page, id: string): Promise<Locator> {
  const lab = page.locator(`[data-lab="${id}"]`);
  await lab.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island:not([ssr])').filter({ has: lab })).toHaveCount(1);
  return lab;
}

/** A live number of a lab. */
export async function metric(lab: Locator, name: string): Promise<number> {
  return Number(await lab.locator(`[data-metric="${name}"]`).textContent());
}
