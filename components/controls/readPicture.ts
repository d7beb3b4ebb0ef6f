import { HEADER_BYTES, readImageHeader } from '@src/files/imageSize.ts';

/** Why a picture was refused; the view has a sentence for each. */
export type PictureRefusal = 'empty' | 'file-too-large' | 'svg' | 'not-a-picture' | 'too-many-pixels' | 'not-decoded';

/** A picture of the reader that cannot be used. */
export class PictureError extends Error {
  readonly code: PictureRefusal;

  constructor(code: PictureRefusal, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'PictureError';
    this.code = code;
  }
}

/** Larger files and pictures are refused before they are decoded: 64 megapixels are 256 MB of memory. */
const MOST_BYTES = 60_000_000;
const MOST_PIXELS = 64_000_000;

/** A picture as a network takes it, and how large it was. */
export interface ReadPicture {
  /** [side, side, 3] bytes of its middle square. */
  rgb: Uint8Array;
  width: number;
  height: number;
  /** Whether it moves: its first frame was taken. */
  mayMove: boolean;
}

/**
 * Reads the reader's picture on the device. What its header says is looked at first, so that a huge one is refused and not decoded.
 * @param side of the result in pixels
 * @throws PictureError
 */
export async function readPicture(file: Blob, side: number): Promise<ReadPicture> {
  if (file.size === 0) throw new PictureError('empty', 'no bytes');
  const { kind, size } = readImageHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (kind === 'svg') throw new PictureError('svg', 'a drawing in words');
  if (file.size > MOST_BYTES) throw new PictureError('file-too-large', `${file.size} bytes`);
  if (size && size.width * size.height > MOST_PIXELS)
    throw new PictureError('too-many-pixels', `${size.width} × ${size.height}`);
  const bitmap = await createImageBitmap(file).catch((error: unknown) => {
    throw new PictureError(kind === 'other' ? 'not-a-picture' : 'not-decoded', String(error));
  });
  const { width, height } = bitmap;
  try {
    return { rgb: cutSquare(bitmap, width, height, side), width, height, mayMove: kind === 'gif' };
  } finally {
    bitmap.close();
  }
}

/** The middle square of a picture, shrunk; transparent parts are white. @returns [side, side, 3] bytes */
export function cutSquare(source: CanvasImageSource, width: number, height: number, side: number): Uint8Array {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  const square = Math.min(width, height);
  context.drawImage(source, (width - square) / 2, (height - square) / 2, square, square, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  const rgb = new Uint8Array(side * side * 3);
  for (let i = 0; i < side * side; i++) rgb.set(data.subarray(4 * i, 4 * i + 3), 3 * i);
  return rgb;
}
