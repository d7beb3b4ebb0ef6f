import { resolve } from 'node:path';
import sharp from 'sharp';
import manifest from '../../public/data/cifar10/manifest.json';
import { firstOfEach } from './firstOfEach.ts';

const CLASSES = 10;
const EACH = 10;

let drawn: Promise<string> | undefined;

/**
 * The first ten images of each class of the first training sheet as one picture of 10×10, a row for each class.
 * @returns a data URI; made once a build
 */
export const drawClasses = (): Promise<string> => (drawn ??= draw());

async function draw(): Promise<string> {
  const { file, labels } = manifest.sheets[0]!;
  const side = manifest.imageSize;
  const perRow = Math.sqrt(manifest.imagesPerSheet);
  const sheet = await sharp(resolve('public/data/cifar10', file)).removeAlpha().raw().toBuffer();
  const pixels = new Uint8Array(CLASSES * EACH * side * side * 3);
  const width = perRow * side * 3;
  for (const [row, places] of firstOfEach(labels, CLASSES, EACH).entries()) {
    for (const [column, place] of places.entries()) {
      const from = Math.floor(place / perRow) * side * width + (place % perRow) * side * 3;
      for (let line = 0; line < side; line++) {
        const to = ((row * side + line) * EACH + column) * side * 3;
        pixels.set(sheet.subarray(from + line * width, from + line * width + side * 3), to);
      }
    }
  }
  const raw = { width: EACH * side, height: CLASSES * side, channels: 3 } as const;
  const webp = await sharp(pixels, { raw }).webp({ quality: 82 }).toBuffer();
  return `data:image/webp;base64,${webp.toString('base64')}`;
}
