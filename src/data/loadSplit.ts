import type { SessionContext } from '../engine/session.ts';
import { DataError, loadManifest, loadSheet, type LoadPlace } from './sheets.ts';
import type { ImageSetSource, SheetManifest, Split } from './manifest.ts';

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

/** What a loader needs of its session. */
export type LoadContext = Pick<SessionContext, 'base' | 'signal' | 'turn' | 'leaveDevice' | 'recover'>;

type LoadedSheet = Awaited<ReturnType<typeof loadSheet>>;

/** The download that was begun for a session before it asked for it, by the session's signal: none outlives its session. */
const begun = new WeakMap<AbortSignal, { of: string; manifest: Promise<SheetManifest>; sheet: Promise<LoadedSheet> }>();

const sheetsOf = (manifest: SheetManifest, split: Split) => manifest.sheets.filter((sheet) => sheet.split === split);

/**
 * Begins to load the list and the first sheet of a split, which the `loadSplit` of the same session takes over; it also reports what
 * fails.
 */
export function beginSplit(set: ImageSetSource, split: Split, place: LoadPlace): void {
  const manifest = loadManifest(set, place);
  const sheet = manifest.then((list) => loadSheet(set, list, sheetsOf(list, split)[0]!.file, place));
  sheet.catch(() => undefined);
  begun.set(place.signal, { of: `${set.name}/${split}`, manifest, sheet });
}

/**
 * Loads whole sheets, one after the other, until there are as many images as wanted; a broken one is reported, and tried again
 * when the reader says so.
 * @param wanted how many images, or null for all of the split
 * @param allocate makes the arrays; memory that workers share, for instance
 */
export async function* loadSplit(
  set: ImageSetSource,
  split: Split,
  wanted: number | null,
  context: LoadContext,
  allocate: (bytes: number) => Uint8Array = (bytes) => new Uint8Array(bytes),
): AsyncGenerator<LoadSnapshot, ImageSet, void> {
  const waiting = begun.get(context.signal);
  const early = waiting?.of === `${set.name}/${split}` ? waiting : undefined;
  if (early) begun.delete(context.signal);
  const manifest = await retrying(context, (cache) => loadManifest(set, context, { cache }), early?.manifest);
  const imageBytes = manifest.imageSize ** 2 * set.channels;
  const sheets = sheetsOf(manifest, split);
  const count = wanted ?? set.counts[split];
  if (count > set.counts[split]) throw new RangeError(`${set.name} has only ${set.counts[split]} images of ${split}`);
  const images = allocate(count * imageBytes);
  const labels = allocate(count);
  const chosen = sheets.slice(0, Math.ceil(count / manifest.imagesPerSheet));
  const total = chosen.reduce((sum, sheet) => sum + sheet.bytes, 0);
  let loaded = 0;
  let filled = 0;
  const load = (file: string, cache: RequestCache) => loadSheet(set, manifest, file, context, { cache });
  // Without its list it failed with it, which has been reported.
  const hasBegun = await early?.manifest.then(
    () => true,
    () => false,
  );
  let ahead = hasBegun ? early?.sheet : undefined;
  for (const [i, sheet] of chosen.entries()) {
    await context.turn(0);
    const current = ahead ?? load(sheet.file, 'default');
    // The next sheet is on its way while this one is unpacked.
    const next = chosen[i + 1];
    ahead = next && load(next.file, 'default');
    ahead?.catch(() => undefined);
    const part = await retrying(context, (cache) => load(sheet.file, cache), current);
    const n = Math.min(part.labels.length, count - filled);
    images.set(part.images.subarray(0, n * imageBytes), filled * imageBytes);
    labels.set(part.labels.subarray(0, n), filled);
    filled += n;
    loaded += sheet.bytes;
    yield { phase: 'load', sheets: { done: i + 1, total: chosen.length }, bytes: { done: loaded, total } };
  }
  // The list has been checked: this cannot be, and would be training on blank images.
  if (filled !== count) throw new RangeError(`${filled} images of ${set.name} were loaded, not ${count}`);
  return { images, labels };
}

/**
 * Loads something; a file that is broken or does not come is reported, and tried again when the reader says so.
 * @param first an attempt that has begun already
 */
export async function retrying<T>(
  context: Pick<LoadContext, 'signal' | 'leaveDevice' | 'recover'>,
  load: (cache: RequestCache) => Promise<T>,
  first?: Promise<T>,
): Promise<T> {
  for (let attempt = first ?? load('default'); ; attempt = load('reload')) {
    try {
      return await context.leaveDevice(attempt);
    } catch (error) {
      context.signal.throwIfAborted();
      if (!(error instanceof DataError)) throw error;
      await context.recover({ code: error.code, detail: `${error.file}: ${error.message}`, canContinue: true });
    }
  }
}
