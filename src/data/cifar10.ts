import { sha256 } from './sha256.ts';

/** One file of 2,500 images. */
export interface Sheet {
  file: string;
  split: 'train' | 'test';
  bytes: number;
  sha256: string;
  /** One digit for each image: its class. */
  labels: string;
}

/** What `public/data/cifar10/manifest.json` holds, as far as a loader needs it. */
export interface Cifar10Manifest {
  imageSize: number;
  imagesPerSheet: number;
  sheets: Sheet[];
}

/** A data file that could not be had: not fetched, not the file it should be, or not an image. */
export class DataError extends Error {
  readonly code: 'data-network' | 'data-hash' | 'data-decode';
  readonly file: string;

  constructor(code: DataError['code'], file: string, message: string) {
    super(message);
    this.name = 'DataError';
    this.code = code;
    this.file = file;
  }
}

/** Options of a download; `cache: 'reload'` after a failure, so that a broken copy is not read again. */
export interface LoadOptions {
  cache?: RequestCache;
}

async function fetchBytes(file: string, base: string, signal: AbortSignal, { cache }: LoadOptions) {
  let response: Response;
  try {
    response = await fetch(new URL(`data/cifar10/${file}`, base), { signal, cache: cache ?? 'default' });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    signal.throwIfAborted();
    throw new DataError('data-network', file, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Loads the list of sheets.
 * @param base absolute URL of the site's base, ending in a slash
 * @throws DataError
 */
export async function loadManifest(
  base: string,
  signal: AbortSignal,
  options: LoadOptions = {},
): Promise<Cifar10Manifest> {
  const bytes = await fetchBytes('manifest.json', base, signal, options);
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Cifar10Manifest;
    if (!Array.isArray(manifest.sheets)) throw new Error('no list of sheets');
    return manifest;
  } catch (error) {
    throw new DataError('data-decode', 'manifest.json', String(error));
  }
}

/**
 * Loads, verifies and unpacks one sheet.
 * @returns images [n, 32, 32, 3] bytes and their classes [n]
 * @throws DataError `data-network`, `data-hash` when the SHA-256 differs, `data-decode` when the browser cannot read AVIF
 */
export async function loadSheet(
  manifest: Cifar10Manifest,
  file: string,
  base: string,
  signal: AbortSignal,
  options: LoadOptions = {},
): Promise<{ images: Uint8Array; labels: Uint8Array }> {
  const sheet = manifest.sheets.find((candidate) => candidate.file === file);
  if (!sheet) throw new DataError('data-decode', file, 'not in the manifest');
  const bytes = await fetchBytes(file, base, signal, options);
  if ((await sha256(bytes)) !== sheet.sha256)
    throw new DataError('data-hash', file, 'its SHA-256 is not the expected one');
  try {
    const tiles = Math.sqrt(manifest.imagesPerSheet);
    const pixels = await decode(bytes, tiles * manifest.imageSize);
    return { images: unpackTiles(pixels, manifest.imageSize, tiles), labels: Uint8Array.from(sheet.labels, Number) };
  } catch (error) {
    throw new DataError('data-decode', file, error instanceof Error ? error.message : String(error));
  }
}

/** Decodes a square image without colour management. @returns RGBA bytes */
async function decode(bytes: Uint8Array<ArrayBuffer>, side: number): Promise<Uint8ClampedArray> {
  const blob = new Blob([bytes], { type: 'image/avif' });
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  if (bitmap.width !== side || bitmap.height !== side)
    throw new Error(`${bitmap.width}×${bitmap.height} pixels, not ${side}`);
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, side, side).data;
}

/**
 * Cuts a square sheet of tiles into images.
 * @param rgba bytes of the sheet, tiles·size squared pixels
 * @returns [tiles², size, size, 3], row by row of tiles
 */
export function unpackTiles(rgba: Uint8ClampedArray | Uint8Array, size: number, tiles: number): Uint8Array {
  const images = new Uint8Array(tiles * tiles * size * size * 3);
  const stride = tiles * size * 4;
  let to = 0;
  for (let tile = 0; tile < tiles * tiles; tile++) {
    const corner = Math.floor(tile / tiles) * size * stride + (tile % tiles) * size * 4;
    for (let y = 0; y < size; y++) {
      let from = corner + y * stride;
      for (let x = 0; x < size; x++, from += 4) {
        images[to++] = rgba[from]!;
        images[to++] = rgba[from + 1]!;
        images[to++] = rgba[from + 2]!;
      }
    }
  }
  return images;
}
