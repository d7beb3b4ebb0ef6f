import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readImageHeader } from '../../../src/files/imageSize.ts';

const blank = () => sharp({ create: { width: 37, height: 21, channels: 3, background: '#123' } });
const size = { width: 37, height: 21 };

test.each([
  ['png', () => blank().png()],
  ['jpeg', () => blank().jpeg()],
  ['jpeg', () => blank().withMetadata().jpeg({ progressive: true })],
  ['webp', () => blank().webp()],
  ['webp', () => blank().webp({ lossless: true })],
  ['gif', () => blank().gif()],
] as const)('kind and size of a %s are read from its header', async (kind, make) => {
  expect(readImageHeader(await make().toBuffer())).toEqual({ kind, size });
});

test('a bitmap that is stored upside down has a negative height', () => {
  const bytes = new Uint8Array(26);
  bytes.set([0x42, 0x4d]);
  new DataView(bytes.buffer).setInt32(18, 37, true);
  new DataView(bytes.buffer).setInt32(22, -21, true);
  expect(readImageHeader(bytes)).toEqual({ kind: 'bmp', size });
});

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
  ['\n<?xml version="1.0"?><svg/>', 'svg'],
  ['a letter to a friend', 'other'],
  ['', 'other'],
])('%j is told as %s, without a size', (text, kind) => {
  expect(readImageHeader(new TextEncoder().encode(text))).toEqual({ kind, size: null });
});

test('headers that are cut short have no size, and nothing is thrown', () => {
  expect(readImageHeader(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)).size).toBeNull();
  expect(readImageHeader(new TextEncoder().encode('RIFF....WEBPVP8X'))).toEqual({ kind: 'webp', size: null });
  expect(readImageHeader(new TextEncoder().encode('\u0089PNG')).size).toBeNull();
});
