/** Draws the cards that social networks show for a link, one a language, into public/social/. Run it when the words change. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const CARDS = {
  en: ['LiveGrad', 'An interactive textbook of deep learning', 'Every network trains on your own device'],
  'zh-cn': ['LiveGrad 活梯度', '深度学习互动教材', '每个网络都在你自己的设备上训练'],
} as const;

const folder = fileURLToPath(new URL('../public/social/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [locale, [title, subtitle, note]] of Object.entries(CARDS)) {
  // The curve is a falling loss, exp(−x), in the blue and orange of the book's two classes.
  const curve = (rate: number) =>
    Array.from({ length: 61 }, (_, i) => `${80 + i * 17.3},${560 - 190 * Math.exp(-rate * i)}`).join(' ');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="'Noto Sans CJK SC', sans-serif">
    <rect width="1200" height="630" fill="#17181c"/>
    <polyline points="${curve(0.05)}" fill="none" stroke="#56b4e9" stroke-width="6"/>
    <polyline points="${curve(0.09)}" fill="none" stroke="#e69f00" stroke-width="6"/>
    <text x="80" y="170" font-size="96" font-weight="700" fill="#ffffff">${title}</text>
    <text x="80" y="255" font-size="48" fill="#e8edf2">${subtitle}</text>
    <text x="80" y="320" font-size="34" fill="#c5e4f7">${note}</text>
  </svg>`;
  await sharp(Buffer.from(svg)).png({ palette: true }).toFile(`${folder}${locale}.png`);
}
