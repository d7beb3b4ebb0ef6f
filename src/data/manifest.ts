/** A data set of images below `data/`: its folder, and what its list must hold. */
export interface ImageSetSource {
  name: string;
  channels: 1 | 3;
  /** Side of one image in pixels. */
  imageSize: number;
  /** How many images each part has. */
  counts: Record<Split, number>;
}

/** The parts of a set. */
export type Split = 'train' | 'test';

/** One file of many images side by side. */
interface Sheet {
  file: string;
  split: Split;
  bytes: number;
  sha256: string;
  /** One digit for each image: its class. */
  labels: string;
}

/** What a set's `manifest.json` holds, as far as a loader needs it. */
export interface SheetManifest {
  /** Side of one image in pixels. */
  imageSize: number;
  /** A square number: a sheet is a square of tiles. */
  imagesPerSheet: number;
  sheets: Sheet[];
}

/**
 * Reads the list of a set: its form, the labels of every sheet, and that the sheets hold as many images as the set has. An old or half
 * a list would train on blank images.
 * @returns what is wrong, in technical English, when it is not the list of this set
 */
export function readManifest(text: string, set: ImageSetSource): SheetManifest | string {
  let manifest: Partial<SheetManifest> | null;
  try {
    manifest = JSON.parse(text) as Partial<SheetManifest> | null;
  } catch {
    return `not JSON: ${text.trim().slice(0, 60)}`;
  }
  const { imageSize, imagesPerSheet, sheets } = manifest ?? {};
  if (imageSize !== set.imageSize) return `images of ${String(imageSize)} pixels, not of ${set.imageSize}`;
  if (!Number.isSafeInteger(imagesPerSheet) || imagesPerSheet! < 1 || !Number.isInteger(Math.sqrt(imagesPerSheet!)))
    return `${String(imagesPerSheet)} images a sheet is no square`;
  if (!Array.isArray(sheets)) return 'no list of sheets';
  const bad = sheets.findIndex((sheet) => !isSheet(sheet, imagesPerSheet!));
  if (bad >= 0) return `sheet ${bad + 1} of the list is not one`;
  if (new Set(sheets.map(({ file }) => file)).size < sheets.length) return 'a sheet is listed twice';
  for (const [split, count] of Object.entries(set.counts)) {
    const listed = imagesPerSheet! * sheets.filter((sheet) => sheet.split === split).length;
    if (listed !== count) return `${listed} images of ${split} are listed, not ${count}`;
  }
  return { imageSize, imagesPerSheet: imagesPerSheet!, sheets };
}

function isSheet(value: unknown, imagesPerSheet: number): value is Sheet {
  const { file, split, bytes, sha256, labels } = (value ?? {}) as Partial<Record<keyof Sheet, unknown>>;
  return (
    typeof file === 'string' &&
    /^[\w-]+\.(avif|webp)$/.test(file) &&
    (split === 'train' || split === 'test') &&
    Number.isSafeInteger(bytes) &&
    (bytes as number) > 0 &&
    typeof sha256 === 'string' &&
    /^[\da-f]{64}$/.test(sha256) &&
    typeof labels === 'string' &&
    labels.length === imagesPerSheet &&
    /^\d+$/.test(labels)
  );
}
