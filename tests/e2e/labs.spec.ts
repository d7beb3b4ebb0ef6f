/** What holds for every lab of `tests/support/labs.ts`; what is special about one is in its own file. */
import { expect, type Locator, type Page } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { LOCALES, type Locale } from '../../src/i18n/locale.ts';
import { findViolations } from '../support/axe.ts';
import { button, followFragment, metric, openLab, runButton } from '../support/labPage.ts';
import { LABS } from '../support/labs.ts';
import { builtHtml, builtPages, inFirefox, test } from '../support/site.ts';

const STATES = /^(idle|loading|running|paused|done|error)$/;
const BACKENDS = /^(webgpu|webgl|wasm|cpu)$/;
/** A dash stands for a number that is not known yet. */
const PLAIN_NUMBER = /^(–|-?\d+(\.\d+)?)$/;
const HAN = /\p{Script=Han}/u;
/** Fewest characters of a text that is of use without JavaScript; Chinese needs fewer. */
const USEFUL = { en: 50, 'zh-cn': 20 } as const;

/** All live numbers as text, by name. */
const readNumbers = (lab: Locator): Promise<[string, string][]> =>
  lab
    .locator('output[data-metric]')
    .evaluateAll((outputs) => outputs.map((it) => [it.getAttribute('data-metric')!, it.textContent!.trim()]));

/** What is no plain number, whatever is chosen before a run: each choice of each list, one after the other. */
async function unfitNumbersOfChoices(lab: Locator): Promise<string[]> {
  const unfit: string[] = [];
  for (const select of await lab.locator('select:enabled').all()) {
    if (!(await select.isVisible())) continue;
    const before = await select.inputValue();
    const values = await select
      .locator('option:enabled')
      .evaluateAll((all) => all.map((it) => (it as HTMLOptionElement).value));
    for (const value of [...values.filter((it) => it !== before), before]) {
      await select.selectOption(value);
      unfit.push(
        ...(await readNumbers(lab))
          .filter(([, text]) => !PLAIN_NUMBER.test(text))
          .map((it) => `${value}: ${it.join(' ')}`),
      );
    }
  }
  return unfit;
}

/** The fragment that "Copy link" puts into the address. */
async function copyLink(page: Page, lab: Locator, locale: Locale): Promise<string> {
  await page.evaluate(() => history.replaceState(history.state, '', location.pathname + location.search));
  await button(lab, frameStrings[locale].copyLink).press('Enter');
  await page.waitForURL((url) => url.hash.length > 1);
  return new URL(page.url()).hash.slice(1);
}

/** The fragment with other values of some settings. */
function withSettings(fragment: string, settings: Readonly<Record<string, string | number>>): string {
  const fields = new URLSearchParams(fragment);
  for (const [name, value] of Object.entries(settings)) fields.set(name, String(value));
  return fields.toString();
}

/** Links that must be refused, made from a good one. */
function mangle(fragment: string): string[] {
  const fields = [...new URLSearchParams(fragment)];
  const [, , ...settings] = fields;
  const number = settings.find(([, value]) => value !== '' && Number.isFinite(Number(value)))!;
  return [
    ...['1e308', 'NaN', ''].map((value) => withSettings(fragment, { [number[0]]: value })),
    new URLSearchParams(fields.filter(([name]) => name !== number[0])).toString(),
    `${fragment}&${number[0]}=${number[1]}`,
    `${fragment}&more=${'x'.repeat(8000)}`,
  ];
}

/** Controls without a name, as their tags. */
const namelessControls = (lab: Locator): Promise<string[]> =>
  lab.locator('input, select, textarea, button').evaluateAll((controls) =>
    controls
      .filter((it) => {
        if (it.getAttribute('aria-hidden') === 'true' || (it as HTMLInputElement).hidden) return false;
        const labels = [...((it as HTMLInputElement).labels ?? [])].map((label) => label.textContent);
        const named = (it.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '');
        const own = it instanceof HTMLButtonElement ? it.textContent : '';
        return (
          [...labels, ...named, own, it.getAttribute('aria-label'), it.getAttribute('title')].join('').trim() === ''
        );
      })
      .map((it) => it.outerHTML.slice(0, 120)),
  );

/** A lab's text without what is marked as being in another language, such as the characters that a lab teaches. */
const textInOwnLanguage = (lab: Locator): Promise<string> =>
  lab.evaluate((it) => {
    const copy = it.cloneNode(true) as HTMLElement;
    for (const other of copy.querySelectorAll('[lang]')) other.remove();
    return copy.textContent;
  });

/** What a reader without JavaScript finds in place of the lab: the text of the `<noscript>` in it or after it. */
const textWithoutScript = (page: Page, id: string): Promise<string> =>
  page.evaluate(async (lab) => {
    const html = await (await fetch(location.pathname)).text();
    // A document that is only parsed runs no script: there `<noscript>` is an element like any other.
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const island = parsed.querySelector(`[data-lab="${lab}"]`)!.closest('astro-island')!;
    const after = island.nextElementSibling;
    const found = island.querySelector('noscript') ?? (after?.localName === 'noscript' ? after : null);
    return found?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
  }, id);

/** What Firefox says of a formula that it draws while the page is still arriving; whole pages are checked in pages.spec.ts. */
const HALF_READ = /^Invalid markup: Incorrect number of children for <m/;

/** Chooses the first answer to the lab's question, or types a number. */
async function predictByKeyboard(page: Page, lab: Locator): Promise<void> {
  const field = lab.locator('.lab-prediction > :is(input, select)');
  await field.focus();
  await page.keyboard.press((await field.evaluate((element) => element.tagName)) === 'INPUT' ? '1' : 'ArrowDown');
  await expect(field).not.toHaveValue('');
}

test('every lab of the book is tested here', () => {
  // The landing pages' drawing has the marks of a lab, and no settings.
  const pages = builtPages().filter((page) => !LOCALES.some((locale) => page === `${locale}/`));
  const found = pages.flatMap((page) =>
    [...builtHtml(page).matchAll(/\sdata-lab="([^"]+)"/g)].map((match) => match[1]!),
  );
  expect([...new Set(found)].sort()).toEqual(Object.keys(LABS).sort());
});

for (const [id, { page: path, small, run = 'ends', hasNoLink = false, hasNoReset = false }] of Object.entries(LABS)) {
  for (const locale of LOCALES) {
    const words = frameStrings[locale];
    const options = { tag: inFirefox(locale) };

    test(`${id}, ${locale}: names and numbers, its link, a run by keyboard, reset`, options, async ({ page }) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && !HALF_READ.test(message.text())) complaints.push(message.text());
      });

      // A link of another version is refused with a message, and the defaults hold; what is set holds against mangled ones.
      const lab = await openLab(page, `${locale}/${path}`, id, hasNoLink ? undefined : `lab=${id}&v=0`);
      const refused = lab.locator('[data-refused]');
      await expect(lab).toHaveAttribute('data-state', STATES);
      if (!hasNoLink) {
        await expect(refused).toContainText(words.linkRefused);
        const defaults = await copyLink(page, lab, locale);
        const chosen = withSettings(defaults, small ?? {});
        await followFragment(page, chosen);
        await expect(refused).toHaveCount(0);
        expect(withSettings(await copyLink(page, lab, locale), {})).toBe(chosen);
        for (const bad of mangle(chosen)) {
          await followFragment(page, bad);
          await expect(refused, bad.slice(0, 500)).toContainText(words.linkRefused);
          expect(withSettings(await copyLink(page, lab, locale), {}), bad.slice(0, 500)).toBe(chosen);
        }
        await followFragment(page, chosen);
        await expect(refused).toHaveCount(0);
      }

      // Everything has a name, in the page's language; live numbers are plain decimals.
      await expect(lab).toHaveAccessibleName(/./);
      expect(await namelessControls(lab)).toEqual([]);
      expect(HAN.test(await textInOwnLanguage(lab))).toBe(locale === 'zh-cn');
      expect(HAN.test((await lab.getAttribute('aria-label'))!)).toBe(locale === 'zh-cn');
      const before = await readNumbers(lab);
      expect(before.filter(([, text]) => !PLAIN_NUMBER.test(text))).toEqual([]);

      if (locale === 'en' && !hasNoLink) {
        expect(await unfitNumbersOfChoices(lab)).toEqual([]);
        await followFragment(page, 'lab=other'); // so that the link is followed anew
        await followFragment(page, withSettings(await copyLink(page, lab, locale), small ?? {}));
      }

      if (run !== 'none') {
        await expect(lab).toHaveAttribute('data-state', 'idle');
        await expect(lab.locator('[data-lab-part="run"]')).toHaveCount(1);
        // A lab that asks for a prediction says after the run what came out.
        const predicted = await lab.locator('.lab-prediction').count();
        if (predicted) await predictByKeyboard(page, lab);
        await runButton(lab).focus();
        await page.keyboard.press('Enter');
        await expect(lab).toHaveAttribute('data-state', run === 'ends' ? 'done' : /^(running|paused|done)$/, {
          timeout: 60_000,
        });
        await expect(lab).toHaveAttribute('data-backend', BACKENDS);
        if (predicted && run === 'ends') await expect(lab.locator('[data-compared]')).toHaveText(/\d|\p{L}/u);
        await expect.poll(() => readNumbers(lab), { timeout: 60_000 }).not.toEqual(before);
        const after = await readNumbers(lab);
        expect(after.some(([, text]) => Number.isFinite(Number(text)))).toBe(true);
        expect(after.filter(([, text]) => !PLAIN_NUMBER.test(text))).toEqual([]);

        // Both languages have the same elements and colours.
        if (locale === 'en')
          expect((await findViolations(page, { include: `[data-lab="${id}"]` })).join('\n\n')).toBe('');

        await (hasNoReset ? runButton(lab) : button(lab, words.reset)).press('Enter');
        await expect(lab).toHaveAttribute('data-state', 'idle');
        if (after.some(([name]) => name === 'tensors')) await expect.poll(() => metric(lab, 'tensors')).toBe(0);
      }

      const text = await textWithoutScript(page, id);
      expect(text.length, `without JavaScript: "${text}"`).toBeGreaterThanOrEqual(USEFUL[locale]);
      expect(HAN.test(text)).toBe(locale === 'zh-cn');
      expect(complaints).toEqual([]);
    });
  }
}
