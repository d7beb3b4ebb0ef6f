import type { Locator, Page } from '@playwright/test';
import { cifar10, type Cifar10Params } from '../../src/labs/cifar10/protocol.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { openLab } from './labPage.ts';

/** Long enough to press buttons meanwhile. */
export const LONG: Cifar10Params = { ...cifar10.defaults, images: 2500, epochs: 50, batchSize: 16 };

/** The button that goes on with a saved run, by its name up to the numbers. */
export const SAVED = { en: /^Continue the saved run/, 'zh-cn': /^继续已保存的训练/ } as const;

/** Opens `cifar10` on the page about training. */
export const openCifar10 = (page: Page, locale: Locale, params: Cifar10Params, query = ''): Promise<Locator> =>
  openLab(page, `${locale}/project/training/${query}`, 'cifar10', params);
