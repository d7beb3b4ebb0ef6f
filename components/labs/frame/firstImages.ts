import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** Length of an image's side, in pixels. */
const SIDES = { cifar10: 32, mnist: 28 } as const;

/**
 * The first test images of a set in a row, for the page as it is built.
 * @param count at most as many as the sheet has in a row
 * @returns a data URI of the row, each image 32×32 or 28×28, and their classes
 */
export async function firstImages(
  count: number,
  set: keyof typeof SIDES = 'cifar10',
): Promise<{ row: string; labels: number[] }> {
  const folder = `public/data/${set}`;
  const side = SIDES[set];
  const { sheets } = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as {
    sheets: { file: string; split: string; labels: string }[];
  };
  const sheet = sheets.find(({ split }) => split === 'test')!;
  const row = await sharp(`${folder}/${sheet.file}`)
    .extract({ left: 0, top: 0, width: count * side, height: side })
    .webp({ quality: 90 })
    .toBuffer();
  return {
    row: `data:image/webp;base64,${row.toString('base64')}`,
    labels: [...sheet.labels.slice(0, count)].map(Number),
  };
}
