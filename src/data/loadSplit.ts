import type { SessionContext } from '../engine/session.ts';
import { DataError, loadManifest, loadSheet, type ImageSetSource } from './sheets.ts';

/** Images in memory, [n, size, size, channels] bytes, with their classes [n]. */
export interface ImageSet {
  images: Uint8Array;
  labels: Uint8Array;
}

/** One sheet of images has arrived (`done` of `total`), before training begins or while it runs. */
export interface LoadSnapshot {
  [key: string]: unknown;
  phase: 'load';
  sheets: { done: number; total: number };
  bytes: { done: number; total: number };
}

type LoadContext = Pick<SessionContext, 'base' | 'signal' | 'turn' | 'recover'>;

/**
 * Loads whole sheets, one after the other, until there are as many images as wanted; a broken one is reported, and tried again
 * when the reader says so.
 * @param wanted how many images, or null for all of the split
 * @param allocate makes the arrays; memory that workers share, for instance
 */
export async function* loadSplit(
  set: ImageSetSource,
  split: 'train' | 'test',
  wanted: number | null,
  context: LoadContext,
  allocate: (bytes: number) => Uint8Array = (bytes) => new Uint8Array(bytes),
): AsyncGenerator<LoadSnapshot, ImageSet, void> {
  const manifest = await retrying(context, (cache) => loadManifest(set, context, { cache }));
  const imageBytes = manifest.imageSize ** 2 * set.channels;
  const sheets = manifest.sheets.filter((sheet) => sheet.split === split);
  const count = wanted ?? sheets.length * manifest.imagesPerSheet;
  const images = allocate(count * imageBytes);
  const labels = allocate(count);
  const chosen = sheets.slice(0, Math.ceil(count / manifest.imagesPerSheet));
  const total = chosen.reduce((sum, sheet) => sum + sheet.bytes, 0);
  let loaded = 0;
  let filled = 0;
  for (const [i, sheet] of chosen.entries()) {
    await context.turn(0);
    const part = await retrying(context, (cache) => loadSheet(set, manifest, sheet.file, context, { cache }));
    const n = Math.min(part.labels.length, count - filled);
    images.set(part.images.subarray(0, n * imageBytes), filled * imageBytes);
    labels.set(part.labels.subarray(0, n), filled);
    filled += n;
    loaded += sheet.bytes;
    yield { phase: 'load', sheets: { done: i + 1, total: chosen.length }, bytes: { done: loaded, total } };
  }
  return { images, labels };
}

async function retrying<T>(context: LoadContext, load: (cache: RequestCache) => Promise<T>): Promise<T> {
  for (let cache: RequestCache = 'default'; ; cache = 'reload') {
    try {
      return await load(cache);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      await context.recover({ code: error.code, detail: `${error.file}: ${error.message}`, canContinue: true });
    }
  }
}
