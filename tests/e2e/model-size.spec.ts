import { expect } from '@playwright/test';
import { strings } from '../../components/labs/model-size/strings.ts';
import { test } from '../support/site.ts';

const PAGE = 'concepts/architecture/';

for (const locale of ['en', 'zh-cn'] as const) {
  const words = strings[locale];

  test(`model-size counts known models and one's own, by keyboard, ${locale}`, async ({ page }) => {
    await page.goto(`${locale}/${PAGE}`);
    const lab = page.locator('[data-lab="model-size"]');
    await lab.scrollIntoViewIfNeeded();
    const metric = (name: string) => lab.locator(`[data-metric="${name}"]`);
    await expect(metric('parameters')).toHaveText('122570');
    const preset = lab.getByLabel(words.preset, { exact: true });
    await expect(async () => {
      await preset.selectOption('GPT-2 small'); // again until the island listens
      await expect(metric('parameters')).toHaveText('124439808', { timeout: 500 });
    }).toPass();
    const heads = lab.getByLabel(words.params.heads, { exact: true });
    await heads.fill('7');
    await expect(lab.getByText(words.errors.heads())).toBeVisible();
    await expect(heads).toHaveAttribute('aria-invalid', 'true');
    await heads.fill('1e308');
    await expect(heads).toHaveAttribute('aria-invalid', 'true');
    await heads.fill('12');
    const blocks = lab.getByLabel(words.params.blocks, { exact: true });
    await blocks.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('24');
    await expect(metric('parameters')).toHaveText(String(124_439_808 + 12 * 7_087_872));
    await expect(preset).toHaveValue('');
    await lab.getByLabel(words.params.family, { exact: true }).selectOption('cnn');
    const text = lab.getByLabel(words.params.cnn, { exact: true });
    await text.fill('8x8x1 conv9-2');
    await expect(text).toHaveAttribute('aria-invalid', 'true');
    await expect(lab.getByText(words.errors.small('conv9-2'))).toBeVisible();
    await text.fill('8x8x1 conv3-2 flatten dense-5');
    await expect(metric('parameters')).toHaveText(String(20 + 72 * 5 + 5));
  });
}

test('a link holds the settings, a bad one is refused', async ({ page }) => {
  const { params } = (await import('../../src/labs/model-size/presets.ts')).PRESETS.find(({ id }) => id === 'bert')!;
  const { encodePermalink } = await import('../../src/labs/permalink.ts');
  const link = encodePermalink('model-size', params);
  const lab = page.locator('[data-lab="model-size"]');
  await page.goto(`en/${PAGE}#${link}`);
  await lab.scrollIntoViewIfNeeded();
  await expect(lab.locator('[data-metric="parameters"]')).toHaveText('109482240');
  await page.goto('about:blank');
  await page.goto(`en/${PAGE}#${link.replace('blocks=12', 'blocks=-1')}`);
  await lab.scrollIntoViewIfNeeded();
  await expect(lab.locator('[data-refused]')).toBeVisible();
  await expect(lab.locator('[data-metric="parameters"]')).toHaveText('122570');
});
