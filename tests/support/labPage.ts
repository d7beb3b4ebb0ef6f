import { expect, type Locator, type Page } from '@playwright/test';
import { encodePermalink } from '../../src/labs/permalink.ts';
import { listen } from './openLab.ts';

/** Opens a page with a lab, its settings in the link, and waits until the lab is alive. */
export async function openLab(page: Page, path: string, lab: string, params: object | string): Promise<Locator> {
  const fragment = typeof params === 'string' ? params : encodePermalink(lab, params);
  await page.goto(`${path}#${fragment}`);
  return listen(page, lab);
}

/** A live number of a lab as text. */
export const readout = (lab: Locator, name: string) => lab.locator(`[data-metric="${name}"]`);

/** Waits for a live number that passes a test, and returns it. */
export async function expectNumber(lab: Locator, name: string, passes: (value: number) => boolean): Promise<number> {
  let value = Number.NaN;
  await expect
    .poll(async () => {
      value = Number(await readout(lab, name).textContent());
      return passes(value);
    })
    .toBe(true);
  return value;
}

/** Focuses a button by its name and presses Enter. */
export async function pressByKeyboard(lab: Locator, name: string): Promise<void> {
  await lab.getByRole('button', { name, exact: true }).focus();
  await lab.page().keyboard.press('Enter');
}
