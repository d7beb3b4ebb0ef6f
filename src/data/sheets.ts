import { readManifest, type ImageSetSource, type SheetManifest } from './manifest.ts';
import { sha256 } from './sha256.ts';

/** A data file that could not be had: not fetched, no list of the set's files, not the file it should be, or not an image. */
export class DataError extends Error {
  readonly code: 'data-network' | 'data-list' | 'data-hash' | 'data-decode';
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

/** Where a site's data lie: the absolute URL of its base, ending in a slash, and a signal that ends the download. */
export interface LoadPlace {
  base: string;
  signal: AbortSignal;
}

const folderOf = ({ name }: ImageSetSource) => `data/${name}`;

const IMAGE_TYPES: Record<string, string> = { avif: 'image/avif', webp: 'image/webp' };

/** A file of the site. @param folder below its base, such as `data/cifar10` @throws DataError `data-network` */
export async function fetchBytes(
  folder: string,
  file: string,
  { base, signal }: LoadPlace,
  { cache }: LoadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(new URL(`${folder}/${file}`, base), { signal, cache: cache ?? 'default' });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    signal.throwIfAborted();
    throw new DataError('data-network', file, error instanceof Error ? error.message : String(error));
  }
}

/**
 * A file of the site whose content is known.
 * @param listed as a list of files names it
 * @throws DataError `data-network`, or `data-hash` when the SHA-256 differs
 */
export async function fetchVerified(
  folder: string,
  { file, sha256: expected }: { file: string; sha256: string },
  place: LoadPlace,
  options: LoadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await fetchBytes(folder, file, place, options);
  if ((await sha256(bytes)) !== expected) throw new DataError('data-hash', file, 'its SHA-256 is not the expected one');
  return bytes;
}

/**
 * Loads the list of a set's sheets and checks all of it, since what it lists is trusted from there on.
 * @throws DataError `data-network`, or `data-list` when it is not the list of this set
 */
export async function loadManifest(
  set: ImageSetSource,
  place: LoadPlace,
  options: LoadOptions = {},
): Promise<SheetManifest> {
  const bytes = await fetchBytes(folderOf(set), 'manifest.json', place, options);
  const manifest = readManifest(new TextDecoder().decode(bytes), set);
  if (typeof manifest === 'string') throw new DataError('data-list', 'manifest.json', manifest);
  return manifest;
}

/**
 * Loads, verifies and unpacks one sheet.
 * @returns images [n, size, size, channels] bytes and their classes [n]
 * @throws DataError `data-network`, `data-hash` when the SHA-256 differs, `data-decode` when the browser cannot read the image
 */
export async function loadSheet(
  set: ImageSetSource,
  manifest: SheetManifest,
  file: string,
  place: LoadPlace,
  options: LoadOptions = {},
): Promise<{ images: Uint8Array; labels: Uint8Array }> {
  const sheet = manifest.sheets.find((candidate) => candidate.file === file);
  if (!sheet) throw new DataError('data-list', file, 'not in the manifest');
  const bytes = await fetchVerified(folderOf(set), sheet, place, options);
  try {
    const tiles = Math.sqrt(manifest.imagesPerSheet);
    const pixels = await decode(bytes, IMAGE_TYPES[file.split('.').at(-1)!]!, tiles * manifest.imageSize);
    return {
      images: unpackTiles(pixels, manifest.imageSize, tiles, set.channels),
      labels: Uint8Array.from(sheet.labels, Number),
    };
  } catch (error) {
    throw new DataError('data-decode', file, error instanceof Error ? error.message : String(error));
  }
}

/** Decodes a square image without colour management. @returns RGBA bytes */
async function decode(bytes: Uint8Array<ArrayBuffer>, type: string, side: number): Promise<Uint8ClampedArray> {
  const blob = new Blob([bytes], { type });
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
 * @param channels 3 for red, green and blue; 1 for the red of a grey picture
 * @returns [tiles², size, size, channels], row by row of tiles
 */
export function unpackTiles(
  rgba: Uint8ClampedArray | Uint8Array,
  size: number,
  tiles: number,
  channels: 1 | 3 = 3,
): Uint8Array {
  const images = new Uint8Array(tiles * tiles * size * size * channels);
  const stride = tiles * size * 4;
  let to = 0;
  for (let tile = 0; tile < tiles * tiles; tile++) {
    const corner = Math.floor(tile / tiles) * size * stride + (tile % tiles) * size * 4;
    for (let y = 0; y < size; y++) {
      let from = corner + y * stride;
      for (let x = 0; x < size; x++, from += 4) {
        for (let c = 0; c < channels; c++) images[to++] = rgba[from + c]!;
      }
    }
  }
  return images;
}
