/** What is special about the two small calculators of pictures: they are dragged, pressed and stepped. */
import { expect } from '@playwright/test';
import { strings as convolution } from '../../components/labs/convolution/strings.ts';
import { strings as line } from '../../components/labs/neuron-line/strings.ts';
import { button, metric, openLab } from '../support/labPage.ts';
import { test } from '../support/site.ts';

test('one neuron: the arrow, the line and the point are dragged, and the fields say so', async ({ page }) => {
  const words = line.en;
  const lab = await openLab(page, 'en/concepts/networks/', 'neuron-line');
  expect(await metric(lab, 'distance')).toBeCloseTo(0.224, 3);
  const plane = lab.getByRole('img', { name: /The line z = 0/ });
  const box = (await plane.boundingBox())!;
  const at = (x1: number, x2: number) => {
    const unit = (50 * box.width) / 312;
    return [box.x + box.width / 2 + unit * x1, box.y + box.height / 2 - unit * x2] as const;
  };
  const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
    await page.mouse.move(...at(...from));
    await page.mouse.down();
    await page.mouse.move(...at(...to), { steps: 4 });
    await page.mouse.up();
  };
  const field = (name: keyof typeof words.params) => lab.getByLabel(words.params[name], { exact: true });
  await drag([1, 2], [-1, 1]);
  await expect(field('w1')).toHaveValue('-1');
  await expect(field('w2')).toHaveValue('1');
  await drag([2, -0.5], [0, 2]);
  await expect(field('x2')).toHaveValue('2');
  expect(await metric(lab, 'z')).toBeCloseTo(2.5, 3);
  // The line, away from arrow and point, through (−2, −2): then b = 0.
  await drag([1.5, 1], [-2, -2]);
  await expect(field('b')).toHaveValue('0');
  expect(await metric(lab, 'distance')).toBe(0);
  // By keyboard, in the field.
  await field('b').press('ArrowUp');
  await expect(field('b')).toHaveValue('0.05');
  // What is refused is named, with the way to it.
  await field('w1').fill('1e9');
  await expect(lab.locator('.lab-refused')).toContainText(words.params.w1);
  await lab.locator('.lab-refused button').press('Enter');
  await expect(field('w1')).toBeFocused();
});

test('a convolution: by button, key and press on the result', async ({ page }) => {
  const words = convolution['zh-cn'];
  const lab = await openLab(page, 'zh-cn/project/model/', 'convolution');
  const place = lab.getByRole('slider', { name: words.place });
  await expect(button(lab, `← ${words.back}`)).toBeDisabled();
  await button(lab, `${words.next} →`).press('Enter');
  await expect(place).toHaveAttribute('aria-valuenow', '1');
  await place.press('ArrowDown');
  await expect(place).toHaveAttribute('aria-valuenow', '7');
  await place.press('End');
  expect([await metric(lab, 'row'), await metric(lab, 'column')]).toEqual([6, 6]);
  await place.locator('g').first().click();
  expect([await metric(lab, 'row'), await metric(lab, 'column')]).toEqual([1, 1]);
  expect(await metric(lab, 'z')).toBe(1);
  // The page's own example has four places, whatever the place before.
  await page.locator('a[data-for="convolution"]').first().click();
  await expect(place).toHaveAttribute('aria-valuemax', '3');
  expect(await metric(lab, 'z')).toBe(0.5);
});
