/** How pages behave for readers with other habits and devices: jumps, cards, copying, fingers, their own colours. */
import { expect } from '@playwright/test';
import { listen } from '../support/labPage.ts';
import { test } from '../support/site.ts';

test('a formula is copied once; a citation has a card; a jump lands though the page grows; the sections are followed', async ({
  page,
}) => {
  await page.goto('en/mathematics/optimizers/');
  const copy = () =>
    page.evaluate(() => {
      const formula = document.querySelector('main p .katex')!;
      getSelection()!.selectAllChildren(formula.closest('p')!);
      const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      document.dispatchEvent(event);
      const tex = formula.querySelector('annotation')!.textContent;
      return { text: event.clipboardData!.getData('text/plain'), tex };
    });
  await expect
    .poll(async () => {
      const { text, tex } = await copy();
      return text.includes(`$${tex}$`);
    })
    .toBe(true);
  const { text, tex } = await copy();
  expect(text).not.toContain(`${tex}${tex}`);

  const cite = page.locator('a.cite').first();
  const card = page.locator('.hover-card', { has: cite }).locator('.card').first();
  await cite.focus();
  await expect(card).toBeVisible();
  await expect(card).toContainText(/\(\d{4}/);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  const target = page.locator((await cite.getAttribute('href'))!.replace('#', '[id="') + '"]');
  await cite.press('Enter');
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    const block = Object.assign(document.createElement('div'), { textContent: 'restored' });
    block.style.height = '900px';
    document.querySelector('.sl-markdown-content')!.prepend(block);
  });
  await expect
    .poll(async () => {
      const box = await target.boundingBox();
      return box !== null && box.y > 0 && box.y < (await page.evaluate(() => innerHeight));
    })
    .toBe(true);

  const lab = await listen(page, 'optimizer-race');
  await lab.evaluate((element) => scrollTo(0, scrollY + element.getBoundingClientRect().top + 200));
  await expect(page.locator('starlight-toc a[aria-current="true"]')).toHaveText('The race');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test('no field is so small that a phone zooms into it', async ({ page }) => {
    await page.goto('en/mathematics/activations/');
    await listen(page, 'activations');
    const exercise = page.locator('[data-exercise]').first();
    await exercise.scrollIntoViewIfNeeded();
    await exercise.locator('.exercise-edit').click();
    await expect(exercise.locator('.cm-content')).toBeVisible();
    const small = await page
      .locator('input:not([type="range"], [type="checkbox"], [type="radio"]), select, textarea, .cm-content')
      .evaluateAll((fields) =>
        fields.filter((it) => parseFloat(getComputedStyle(it).fontSize) < 16).map((it) => it.outerHTML.slice(0, 120)),
      );
    expect(small).toEqual([]);
  });
});

test('in forced colours a chart’s letters are the system’s, whatever the theme', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('starlight-theme', 'light'));
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto('en/mathematics/activations/');
  const lab = await listen(page, 'activations');
  const brightest = () =>
    lab
      .locator('canvas.chart')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        let most = 0;
        for (let i = 0; i < data.length; i += 4)
          if (data[i + 3]! > 200) most = Math.max(most, data[i]! + data[i + 1]! + data[i + 2]!);
        return most / 3;
      });
  await expect.poll(brightest).toBeGreaterThan(200);
});
