import { expect, type Page } from '@playwright/test';
import { frameStrings } from '../../components/labs/frame/strings.ts';
import { strings } from '../../components/labs/playground/strings.ts';
import { playground } from '../../src/labs/playground/protocol.ts';
import { button, expectState, expectSteps, openLab, press } from '../support/labPage.ts';
import { test } from '../support/site.ts';

/*
 * What may not come: chunks of the page after a new release or without a connection, storage, the clipboard.
 */

/** Errors of the page that nothing caught. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

test('an old tab after a new release: a lab says what is missing, copies nothing, and goes on when it is there', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const words = { ...frameStrings.en, ...strings.en };
  await page.addInitScript(() => {
    // As over HTTP from another machine.
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.addEventListener('copy', () => {
      (window as unknown as { copied: string }).copied = (document.activeElement as HTMLTextAreaElement).value;
    });
  });
  const lab = await openLab(page, 'en/concepts/playground/?backend=cpu', 'playground', playground.defaults);
  const fault = lab.locator('[data-fault]');
  await page.route('**/_astro/**', (route) => route.fulfill({ status: 404, body: '' }));
  await press(lab, words.train);
  await expectState(lab, 'error');
  await expect(fault).toHaveAttribute('data-fault', 'new-release');
  await expect(fault).toContainText(words.faults['new-release']);
  await expect(fault.getByRole('button', { name: words.reload })).toBeVisible();
  // The panel that writes programs: no text of nothing, nothing copied.
  const code = lab.locator('[data-code]');
  await code.locator('summary').click();
  await expect(code.getByRole('alert')).toContainText(words.partMissing);
  await expect(code.getByRole('button', { name: words.copyCode })).toBeDisabled();
  await button(lab, words.savePoints).click();
  await expect(code.getByRole('alert')).toContainText(words.partMissing);

  await page.route('**/_astro/**', (route) => route.abort());
  await fault.getByRole('button', { name: words.goOn, exact: true }).click();
  await expectState(lab, 'error');
  await page.unrouteAll();
  await code.getByRole('button', { name: words.tryAgain }).click();
  await expect(code.locator('code')).toContainText('tf.');
  await code.getByRole('button', { name: words.copyCode }).click();
  await expect(code.getByRole('status')).toHaveText(words.copied);
  expect(await page.evaluate(() => (window as unknown as { copied: string }).copied)).toBe(
    await code.locator('code').textContent(),
  );
  await fault.getByRole('button', { name: words.goOn, exact: true }).click();
  await expectSteps(lab);
  await press(lab, words.reset);
  await expectState(lab, 'idle');
  expect(errors).toEqual([]);
});

test('without a connection a lab says so, in Chinese; numbers are taken as they are meant', async ({
  page,
  context,
}) => {
  const errors = watchErrors(page);
  const words = { ...frameStrings['zh-cn'], ...strings['zh-cn'] };
  const lab = await openLab(page, 'zh-cn/concepts/playground/?backend=cpu', 'playground', {
    ...playground.defaults,
    data: 'own-classes',
    own: '1_2_1~-1_-2_-1',
  });
  const rate = lab.getByLabel(words.params.learningRate);
  await rate.fill('0，001');
  await expect(lab.getByRole('alert')).toHaveText(words.writePoint('0.001'));
  await expect(button(lab, words.train)).toBeDisabled();
  await rate.fill('３·10⁻³');
  await expect(lab.getByRole('alert')).toHaveCount(0);
  // A huge paste is refused before the page shows it.
  const field = lab.locator('[data-own] textarea');
  const before = await field.inputValue();
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '1,2,1\n'.repeat(100_000));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(lab.locator('[data-own]').getByRole('alert')).toHaveText(
    words.csv({ kind: 'too-many', count: 100_000 }),
  );
  expect(await field.inputValue()).toBe(before);
  await field.fill('横坐标;纵坐标;类别;held\n1,5;2;1;0\n−1,5;-2;0;1');
  await button(lab, words.useOwn).click();
  await expect(lab.locator('[data-own-count]')).toHaveAttribute('data-own-count', '2');
  await expect(lab.locator('[data-own-count]')).toContainText(words.heldLeftOut);

  await context.setOffline(true);
  await press(lab, words.train);
  const fault = lab.locator('[data-fault="not-loaded"]');
  await expect(fault).toContainText(words.faults['not-loaded']);
  await context.setOffline(false);
  await fault.getByRole('button', { name: words.goOn, exact: true }).click();
  await expectSteps(lab);
  await press(lab, words.reset);
  expect(errors).toEqual([]);
});

test('an island whose script does not come says so in its place, and its buttons are not there to be pressed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 300 });
  await page.goto('en/algorithms/train/');
  const lab = page.locator('[data-lab="digits"]');
  await expect(page.locator('astro-island[ssr]').filter({ has: lab })).toHaveCount(1);
  await page.route('**/_astro/**', (route) => route.fulfill({ status: 404, body: '' }));
  await lab.scrollIntoViewIfNeeded();
  const island = page.locator('astro-island').filter({ has: lab });
  await expect(island.locator('.missing-part')).toContainText('reload the page');
  await expect(lab.getByRole('button', { name: frameStrings.en.train, exact: true })).toBeDisabled();
  // A script of the page itself: the front page's network.
  await page.goto('zh-cn/');
  await expect(page.locator('main .missing-part')).toContainText('没有加载成功');
  await page.unrouteAll();
  await page.getByRole('button', { name: '重新加载' }).click();
  await expect(page.locator('.hero-lab button')).toBeEnabled();
  // A script that a host or an extension puts into the page is none of its parts.
  await page.evaluate(
    () =>
      new Promise((tell) => {
        const script = document.createElement('script');
        script.src = `${location.origin}/cdn-cgi/beacon.js`;
        script.addEventListener('error', tell);
        document.body.append(script);
      }),
  );
  await expect(page.locator('.missing-part')).toHaveCount(0);
});

test('where cookies are blocked the theme can be chosen for the visit', async ({ page }) => {
  const errors = watchErrors(page);
  await page.addInitScript(() => {
    for (const area of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, area, {
        configurable: true,
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('en/about/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const theme = page.getByRole('combobox', { name: 'Select theme' }).first();
  await theme.selectOption('light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.goto('en/glossary/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(theme).toHaveValue('light');
  expect(errors).toEqual([]);
});
