import { expect } from 'vitest';
import { LOCALES } from '../../src/i18n/locale.ts';
import { pagesOf } from './pages.ts';

/** Fails unless both languages of a page, such as `project/training`, print every one of these. */
export function expectPrinted(page: string, ...texts: string[]): void {
  for (const locale of LOCALES) {
    const { body } = pagesOf(locale).find(({ url }) => url === `/${locale}/${page}/`)!;
    const missing = texts.filter((text) => !body.includes(text));
    expect(missing, `not printed on ${locale}/${page}`).toEqual([]);
  }
}
