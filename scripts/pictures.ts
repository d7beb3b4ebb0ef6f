/**
 * Takes the pictures that others see of the book, from the built site: the cards that social networks show for a link, the
 * fallbacks of the icon, and the READMEs' screenshots. Run it after a build, when the front page or the playground looks different.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { findChromium } from '../build/chromium.ts';
import { serve } from './serve.ts';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const LOCALES = ['en', 'zh-cn'] as const;

/** The front page as a card: its words and its drawing. */
const CARD = `
  .header, .header > *, .header > * > :first-child { display: block !important; border: 0 !important; padding: 0 !important; margin: 0 !important }
  .header > * > :not(:first-child), .header::after { display: none !important }
  .header { top: 2.5rem !important; left: 3rem !important }
  .header .wordmark { display: flex !important; font-size: 2rem !important } .wordmark .mark { width: 40px; height: 40px } .wordmark i { font-size: 1.6rem !important }
  .landing > section, .landing-ways, .hero-bar, .hero-said, .hero-how, .page-turn, footer { display: none !important }
  .landing { padding: 5rem 3rem 0 !important } .landing-top { grid-template-columns: 30rem 1fr !important }
  .landing-words { align-self: center } .landing h1 { font-size: 4rem !important } .landing:lang(zh) h1 { font-size: 3.2rem !important }
  .landing-over { font-size: 1.35rem !important } .landing-lead { font-size: 1.4rem !important }
`;

/** A smaller file with the same look. */
async function write(png: Buffer, path: string): Promise<void> {
  if (path.endsWith('.webp')) await sharp(png).webp({ quality: 82, effort: 6 }).toFile(at(path));
  else await sharp(png).png({ palette: true, quality: 90, effort: 10 }).toFile(at(path));
}

/** One card a language, 1200 × 630. */
async function drawCard(page: Page, locale: string): Promise<void> {
  await page.setViewportSize({ width: 1200, height: 630 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${locale}/`, { waitUntil: 'networkidle' });
  await page.addStyleTag({ content: CARD });
  await write(await page.screenshot(), `public/social/${locale}.png`);
}

/** The playground while it trains, light and dark. */
async function drawScreenshot(page: Page, locale: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme });
  await page.goto(`${locale}/concepts/playground/`, { waitUntil: 'networkidle' });
  const lab = page.locator('[data-lab="playground"]');
  await lab.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await lab
    .locator('button:not([disabled])')
    .filter({ hasText: /^(Train|Run|训练|运行)$/ })
    .click();
  const step = lab.locator('output[data-metric="step"]').first();
  while (Number(await step.textContent()) < 1000) await page.waitForTimeout(100);
  await write(await page.screenshot(), `public/media/screenshot-${locale}-${colorScheme}.webp`);
}

/** The icon for what knows no SVG: a PNG of 180 pixels on paper, and an ICO file that holds a PNG of 32. */
async function drawIcons(): Promise<void> {
  const mark = at('public/favicon.svg');
  const touch = await sharp(mark, { density: 400 }).resize(120, 120).toBuffer();
  await sharp({ create: { width: 180, height: 180, channels: 3, background: '#fdfdfb' } })
    .composite([{ input: touch }])
    .png({ palette: true })
    .toFile(at('public/apple-touch-icon.png'));
  const png = await sharp(mark, { density: 200 }).resize(32, 32).png().toBuffer();
  // ICONDIR with one ICONDIRENTRY: 32 × 32, one plane, 32 bits, size and offset of the PNG.
  const head = Buffer.from([0, 0, 1, 0, 1, 0, 32, 32, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 22, 0, 0, 0]);
  head.writeUInt32LE(png.length, 14);
  writeFileSync(at('public/favicon.ico'), Buffer.concat([head, png]));
}

await drawIcons();
const { url, close } = await serve(at('dist'));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ baseURL: url });
  for (const locale of LOCALES) {
    await drawCard(page, locale);
    for (const theme of ['light', 'dark'] as const) await drawScreenshot(page, locale, theme);
  }
} finally {
  await browser.close();
  await close();
}
