import { expect, type Locator, type Page } from '@playwright/test';
import { encodePermalink } from '../../src/labs/permalink.ts';
import { DEFAULT_PARAMS, type Cifar10Params } from '../../src/labs/cifar10/protocol.ts';
import { listen } from './openLab.ts';

/** Long enough to press buttons meanwhile. */
export const LONG: Cifar10Params = { ...DEFAULT_PARAMS, images: 2500, epochs: 50, batchSize: 16 };

export const WORDS = {
  en: {
    train: 'Train',
    pause: 'Pause',
    resume: 'Resume',
    step: 'One step',
    reset: 'Reset',
    goOn: 'Go on',
    saved: /Continue the saved run/,
  },
  'zh-cn': {
    train: '训练',
    pause: '暂停',
    resume: '继续',
    step: '走一步',
    reset: '重置',
    goOn: '继续',
    saved: /继续已保存的训练/,
  },
} as const;
export type Locale = keyof typeof WORDS;

export async function open(page: Page, locale: Locale, params: Cifar10Params, query = ''): Promise<Locator> {
  await page.goto(`${locale}/project/training/${query}#${encodePermalink('cifar10', params)}`);
  return listen(page, 'cifar10');
}

export const press = (lab: Locator, name: string) => lab.getByRole('button', { name, exact: true }).click();
export const metric = async (lab: Locator, name: string) =>
  Number(await lab.locator(`[data-metric=${name}]`).first().textContent());
export const expectState = (lab: Locator, state: string, timeout = 30_000) =>
  expect(lab).toHaveAttribute('data-state', state, { timeout });

/** The step at which a paused run stands, once its last snapshot is shown. */
export async function settledStep(lab: Locator): Promise<number> {
  await expectState(lab, 'paused');
  let before = -1;
  for (;;) {
    const now = await metric(lab, 'step');
    if (now === before) return now;
    before = now;
    await lab.page().waitForTimeout(1000);
  }
}

/** Waits until a training step has been shown. */
export const expectSteps = (lab: Locator, atLeast = 1) =>
  expect.poll(() => metric(lab, 'step'), { timeout: 40_000 }).toBeGreaterThanOrEqual(atLeast);
