import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const FOLDER = 'public/data/cifar10';
const SIDE = 32;

/**
 * The first test images of CIFAR-10 in a row, for the page as it is built.
 * @param count at most as many as the sheet has in a row
 * @returns a data URI of the row, each image 32×32, and their classes
 */
export async function firstImages(count: number): Promise<{ row: string; labels: number[] }> {
  const { sheets } = JSON.parse(readFileSync(`${FOLDER}/manifest.json`, 'utf8')) as {
    sheets: { file: string; split: string; labels: string }[];
  };
  const sheet = sheets.find(({ split }) => split === 'test')!;
  const row = await sharp(`${FOLDER}/${sheet.file}`)
    .extract({ left: 0, top: 0, width: count * SIDE, height: SIDE })
    .webp({ quality: 90 })
    .toBuffer();
  return {
    row: `data:image/webp;base64,${row.toString('base64')}`,
    labels: [...sheet.labels.slice(0, count)].map(Number),
  };
}
