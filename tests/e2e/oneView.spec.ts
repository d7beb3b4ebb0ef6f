/**
 * A lab in one view: drawings, run bar, key numbers and settings together in a laptop's window, drawings and run bar on a phone,
 * nothing that moves when a run begins. It measures the boxes of `data-lab-part`.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { LOCALES } from '../../src/i18n/locale.ts';
import { playground } from '../../src/labs/playground/protocol.ts';
import { button, openLab, runButton } from '../support/labPage.ts';
import { LABS } from '../support/labs.ts';
import { test } from '../support/site.ts';

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** Most that may move when a run begins, as a layout shift score. */
const MOST_SHIFT = 0.01;
/** Settings at the top of the rail: those that readers change most. */
const FIRST_SETTINGS = 4;

interface Box {
  name: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Puts the lab's top under the page's sticky header, once fonts have come and the text above stands still. @returns the header's lower edge */
const scrollToTop = (lab: Locator): Promise<number> =>
  lab.evaluate(async (it) => {
    await document.fonts.ready;
    const edge = document.querySelector('header')!.getBoundingClientRect().bottom;
    scrollBy({ top: it.getBoundingClientRect().top - edge, behavior: 'instant' });
    return edge;
  });

/** Boxes of the parts of these names, in pixels of the window. */
const boxesOf = (lab: Locator, ...names: string[]): Promise<Box[]> =>
  lab.locator(names.map((name) => `[data-lab-part="${name}"]`).join(', ')).evaluateAll((parts) =>
    parts.map((it, i) => {
      const { left, top, right, bottom } = it.getBoundingClientRect();
      return { name: `${it.getAttribute('data-lab-part')} ${i}`, left, top, right, bottom };
    }),
  );

/** Fails unless every box has a size and lies in the window below the header. */
function expectInView(boxes: readonly Box[], edge: number, { width, height }: { width: number; height: number }): void {
  for (const { name, left, top, right, bottom } of boxes) {
    expect(right - left, `${name} has a width`).toBeGreaterThan(0);
    expect(bottom - top, `${name} has a height`).toBeGreaterThan(0);
    expect(left, `${name} begins in the window`).toBeGreaterThanOrEqual(-1);
    expect(right, `${name} ends in the window`).toBeLessThanOrEqual(width + 1);
    expect(top, `${name} begins under the header`).toBeGreaterThanOrEqual(edge - 1);
    expect(bottom, `${name} ends in the window`).toBeLessThanOrEqual(height + 1);
  }
}

/** Begins to add up everything that moves, also right after a press of a key. @returns reads the sum */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  const sum = await page.evaluateHandle(() => {
    const seen = { value: 0 };
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries) seen.value += (entry as PerformanceEntry & { value: number }).value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift' });
    return Object.assign(seen, { take: () => add(observer.takeRecords()) });
  });
  return () => sum.evaluate((it) => (it.take(), it.value));
}

/** Presses a button by the keyboard, without the scrolling that a focus brings: what is measured is what the press moves. */
async function pressInPlace(target: Locator): Promise<void> {
  await target.evaluate((it: HTMLElement) => it.focus({ preventScroll: true }));
  await target.page().keyboard.press('Enter');
}

/** Starts a run by the keyboard and waits until its first results are drawn. */
async function start(page: Page, lab: Locator): Promise<void> {
  await pressInPlace(runButton(lab));
  await expect(lab).toHaveAttribute('data-state', /^(running|paused|done)$/);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Fails unless every drawing of the stage lies within the part that holds it, so that none covers another part. */
async function expectDrawingsInside(lab: Locator): Promise<void> {
  const outside = await lab.locator('[data-lab-part="stage"]').evaluateAll((stages) =>
    stages.flatMap((stage) => {
      const outer = stage.getBoundingClientRect();
      return [...stage.querySelectorAll('canvas, svg')].flatMap((drawing) => {
        // What is wider scrolls inside its own box.
        const { top, bottom } = drawing.getBoundingClientRect();
        const lies = top >= outer.top - 1 && bottom <= outer.bottom + 1;
        return lies
          ? []
          : [`${drawing.localName} from ${top} to ${bottom} in a stage from ${outer.top} to ${outer.bottom}`];
      });
    }),
  );
  expect(outside).toEqual([]);
}

/** Choices that their list is too narrow to show, with the room that it has beside its arrow. */
const cutOptions = (lab: Locator): Promise<string[]> =>
  lab.locator('select:visible').evaluateAll((lists) =>
    (lists as HTMLSelectElement[]).flatMap((list) => {
      const style = getComputedStyle(list);
      const pen = document.createElement('canvas').getContext('2d')!;
      // The shorthand is empty where a part of it has no place in it, such as figures of one width.
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const room = list.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight) - 16;
      return [...list.options].map(({ text }) => text).filter((text) => pen.measureText(text).width > room);
    }),
  );

/** Most labs are measured in English, whose words are longer; these in both languages. */
const IN_BOTH = ['cifar10', 'gradient-audit', 'playground'];
// A calculator has no run to look at.
const cases = Object.entries(LABS).flatMap(([id, { page: path, isTall, run }]) =>
  isTall || run === 'none'
    ? []
    : LOCALES.filter((locale) => locale === 'en' || IN_BOTH.includes(id)).map((locale) => ({ id, path, locale })),
);

for (const { id, path, locale } of cases) {
  const words = frameStrings[locale];

  test.describe(`${id}, ${locale}: on a laptop`, () => {
    test.use({ viewport: LAPTOP });

    test('all in one view, before and during a run, and in the whole window', async ({ page }) => {
      const lab = await openLab(page, `${locale}/${path}`, id);
      await page.waitForLoadState('networkidle');
      const edge = await scrollToTop(lab);
      const parts = ['stage', 'run', 'readouts', 'rail'];
      const before = await boxesOf(lab, ...parts);
      for (const part of parts) expect(before.map(({ name }) => name).join(), part).toContain(part);
      expectInView(before, edge, LAPTOP);
      await expectDrawingsInside(lab);
      const settings = lab.locator(
        '[data-lab-part="rail"] :is(input:not([aria-hidden="true"], [type="radio"]:not(:checked)), select, textarea):visible',
      );
      for (const setting of (await settings.all()).slice(0, FIRST_SETTINGS)) {
        await expect(setting).toBeInViewport({ ratio: 0.9 });
      }
      expect(await cutOptions(lab), 'choices wider than their list').toEqual([]);
      await expect(lab.locator('[data-lab-part="details"] details')).not.toHaveCount(0);
      await expect(lab.locator('[data-lab-part="details"] details[open]')).toHaveCount(0);

      const still = await boxesOf(lab, 'stage', 'rail');
      const readShift = await watchShifts(page);
      await start(page, lab);
      expect(await readShift()).toBeLessThanOrEqual(MOST_SHIFT);
      expectInView(await boxesOf(lab, ...parts), edge, LAPTOP);
      // The run bar has other buttons now; what the reader looks at and what he changes stay where they were.
      expect(await boxesOf(lab, 'stage', 'rail')).toEqual(still);
      await pressInPlace(button(lab, words.reset));
      await expect(lab).toHaveAttribute('data-state', 'idle');

      // The lab over the page: it fills the window, and Escape leads back to where the reader was.
      await pressInPlace(button(lab, words.enlarge));
      await expect(lab).toHaveRole('dialog');
      await expect(button(lab, words.shrink)).toBeFocused();
      expect(await lab.boundingBox()).toEqual({ x: 0, y: 0, ...LAPTOP });
      expectInView(await boxesOf(lab, ...parts), 0, LAPTOP);
      await expectDrawingsInside(lab);
      await page.keyboard.press('Escape');
      await expect(button(lab, words.enlarge)).toBeFocused();
      await expect(lab).not.toHaveRole('dialog');
      expect(await boxesOf(lab, 'stage', 'rail')).toEqual(still);
    });
  });

  test.describe(`${id}, ${locale}: on a phone`, () => {
    test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

    test('drawing and run bar in one view, the settings in a sheet', async ({ page }) => {
      const lab = await openLab(page, `${locale}/${path}`, id);
      await page.waitForLoadState('networkidle');
      const edge = await scrollToTop(lab);
      /** The first drawings and the run bar; neither covers the other. */
      const expectBoth = async () => {
        expect(await page.evaluate(() => innerWidth), 'no part is wider than the window').toBe(PHONE.width);
        const [[stage], [run]] = [await boxesOf(lab, 'stage'), await boxesOf(lab, 'run')];
        expectInView([stage!, run!], edge, PHONE);
        expect(run!.top, 'the run bar lies under the drawings').toBeGreaterThanOrEqual(stage!.bottom - 1);
        // Held by one hand, a thumb reaches the lower two thirds of the window.
        expect(run!.top).toBeGreaterThanOrEqual(PHONE.height / 3);
      };
      await expectBoth();
      await expectDrawingsInside(lab);
      const readShift = await watchShifts(page);
      await start(page, lab);
      await expectBoth();
      expect(await readShift()).toBeLessThanOrEqual(MOST_SHIFT);

      // Paused, the run bar offers most; a short run may be over before.
      await button(lab, words.pause)
        .tap({ timeout: 2000 })
        .catch(() => {});
      await expect(lab).toHaveAttribute('data-state', /^(paused|done|running)$/);
      for (const offered of await lab.locator('[data-lab-part="run"] button').all()) {
        await expect(offered).toBeInViewport({ ratio: 0.99 });
      }
      await expectBoth();

      const rail = lab.locator('[data-lab-part="rail"]');
      const open = button(lab, words.settings);
      await expect(rail).toBeHidden();
      await open.tap();
      await expect(open).toHaveAttribute('aria-expanded', 'true');
      const controls = rail.locator(':is(input, select, textarea, button):enabled:visible');
      await expect(rail.locator(':focus')).toHaveCount(1);
      expectInView(await boxesOf(lab, 'rail'), edge, PHONE);
      // Nothing is trapped: behind its last control goes on the page.
      await controls.last().focus();
      await page.keyboard.press('Tab');
      await expect(rail.locator(':focus')).toHaveCount(0);
      await controls.first().focus();
      await page.keyboard.press('Escape');
      await expect(rail).toBeHidden();
      await expect(open).toBeFocused();
      await expect(open).toHaveAttribute('aria-expanded', 'false');
    });
  });
}

test('what the keyboard reaches in a lab is not left under the bars that stick, in any window', async ({ page }) => {
  /** Whether the page's header or a lab's bar covers all of the element that has the focus. */
  const isCovered = () =>
    page.evaluate(() => {
      const focused = document.activeElement!;
      const { left, top, width, height } = focused.getBoundingClientRect();
      if (width === 0) return null;
      const places = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(left + part * width, top + part * height));
      const bars = places.map((it) => it?.closest('.lab-run, .lab-bar, header, mobile-starlight-toc'));
      return bars.every((bar) => bar && !bar.contains(focused)) ? focused.outerHTML.slice(0, 120) : null;
    });
  for (const { key, ...size } of [
    { ...PHONE, key: 'Tab' },
    { width: 320, height: 256, key: 'Tab' },
    { width: 1280, height: 400, key: 'Shift+Tab' },
  ]) {
    await page.setViewportSize(size);
    const lab = await openLab(page, 'en/concepts/playground/', 'playground', playground.defaults);
    const stops = lab.locator(':is(button, input, select, summary):enabled:visible');
    await (key === 'Tab' ? stops.first() : stops.last()).focus();
    for (let i = 0; i < 50; i++) {
      await page.keyboard.press(key);
      expect(await isCovered()).toBeNull();
    }
  }
});
