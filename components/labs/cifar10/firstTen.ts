import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const FOLDER = 'public/data/cifar10';
const SIDE = 32;

/** The first ten test images in a row, as a data URI, and their classes: what a run will be asked at its end. */
export async function firstTenImages(): Promise<{ firstTen: string; firstLabels: number[] }> {
  const { sheets } = JSON.parse(readFileSync(`${FOLDER}/manifest.json`, 'utf8')) as {
    sheets: { file: string; split: string; labels: string }[];
  };
  const sheet = sheets.find(({ split }) => split === 'test')!;
  const row = await sharp(`${FOLDER}/${sheet.file}`)
    .extract({ left: 0, top: 0, width: 10 * SIDE, height: SIDE })
    .webp({ quality: 90 })
    .toBuffer();
  return {
    firstTen: `data:image/webp;base64,${row.toString('base64')}`,
    firstLabels: [...sheet.labels.slice(0, 10)].map(Number),
  };
}
