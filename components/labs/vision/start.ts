import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { decodeSafetensors } from '@src/files/safetensors.ts';

/** What the page holds of the network before any run, as base64: the first test image's bytes, and conv1's kernel and bias. */
export interface StartData {
  picture: string;
  label: number;
  kernel: string;
  bias: string;
}

/** Reads it while the book is built. */
export async function readStart(): Promise<StartData> {
  const { sheets } = JSON.parse(readFileSync('public/data/cifar10/manifest.json', 'utf8')) as {
    sheets: { file: string; split: string; labels: string }[];
  };
  const sheet = sheets.find(({ split }) => split === 'test')!;
  const picture = await sharp(`public/data/cifar10/${sheet.file}`)
    .extract({ left: 0, top: 0, width: 32, height: 32 })
    .removeAlpha()
    .raw()
    .toBuffer();
  const tensors = decodeSafetensors(readFileSync('public/models/cifar10-cnn/weights.safetensors'));
  const values = (name: string) => Buffer.from(tensors.find((tensor) => tensor.name === name)!.values.buffer);
  return {
    picture: picture.toString('base64'),
    label: Number(sheet.labels[0]),
    kernel: values('conv1/kernel').toString('base64'),
    bias: values('conv1/bias').toString('base64'),
  };
}
