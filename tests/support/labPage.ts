import { expect, type Locator, type Page } from '@playwright/test';
import { encodePermalink } from '../../src/labs/permalink.ts';

/**
 * Opens a page at a lab and waits until the lab listens.
 * @param path the page with its query, such as `en/mathematics/autodiff/?backend=cpu`
 * @param link settings for the page's link, all of the lab's; or a fragment as it stands, such as a mangled one
 */
export async function openLab(page: Page, path: string, id: string, link?: object | string): Promise<Locator> {
  const fragment = typeof link === 'object' ? encodePermalink(id, link) : link;
  await page.goto(fragment === undefined ? path : `${path}#${fragment}`);
  return listen(page, id);
}

/** Scrolls to a lab of the page and waits until it listens. */
export async function listen(page: Page, id: string): Promise<Locator> {
  const lab = page.locator(`[data-lab="${id}"]`);
  await lab.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island:not([ssr])').filter({ has: lab })).toHaveCount(1);
  return lab;
}

/** A live number of a lab, as the element that shows it. */
export const readout = (lab: Locator, name: string): Locator => lab.locator(`[data-metric="${name}"]`).first();

/** A live number of a lab as it is now; NaN while it is a dash. */
export const metric = async (lab: Locator, name: string): Promise<number> =>
  Number(await readout(lab, name).textContent());

/** Waits for a live number that passes a test, and returns it. */
export async function expectNumber(lab: Locator, name: string, passes: (value: number) => boolean): Promise<number> {
  let value = Number.NaN;
  await expect
    .poll(async () => {
      value = await metric(lab, name);
      return passes(value);
    })
    .toBe(true);
  return value;
}

/** Waits until the lab is in a state: `idle`, `loading`, `running`, `paused`, `done`, `error`. */
export const expectState = (lab: Locator, state: string, timeout = 40_000): Promise<void> =>
  expect(lab).toHaveAttribute('data-state', state, { timeout });

/** Waits until so many training steps have been shown. */
export const expectSteps = (lab: Locator, atLeast = 1): Promise<void> =>
  expect.poll(() => metric(lab, 'step'), { timeout: 40_000 }).toBeGreaterThanOrEqual(atLeast);

/** The step at which a paused run stands, once its last snapshot is shown: the same twice, longer apart than a step takes. */
export async function settledStep(lab: Locator): Promise<number> {
  await expectState(lab, 'paused');
  let before = -1;
  for (;;) {
    const now = await metric(lab, 'step');
    if (now === before) return now;
    before = now;
    await lab.page().waitForTimeout(500);
  }
}

/** A button of the lab by its whole name. */
export const button = (lab: Locator, name: string): Locator => lab.getByRole('button', { name, exact: true });

/** The button that starts a run: the first of the run bar that can be pressed. */
export const runButton = (lab: Locator): Locator => lab.locator('[data-lab-part="run"] button:enabled').first();

/** Clicks a button by its name. */
export const press = (lab: Locator, name: string): Promise<void> => button(lab, name).click();

/** Focuses a button by its name and presses Enter. */
export async function pressByKeyboard(lab: Locator, name: string): Promise<void> {
  await button(lab, name).focus();
  await lab.page().keyboard.press('Enter');
}

/** Puts another fragment into the page's address and says so, as the browser does when a link of the page is followed. */
export const followFragment = (page: Page, fragment: string): Promise<void> =>
  page.evaluate((hash) => {
    history.replaceState(history.state, '', `#${hash}`);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, fragment);
