/** How the images of a sheet are laid out. */
export interface TileLayout {
  imageSize: number;
  channels: number;
  /** Images in a row, and rows. */
  tiles: number;
}

/**
 * Lays images out as a square of tiles.
 * @param images bytes [n, size, size, channels]
 * @param rows which of them, at most tiles², row by row of tiles
 * @returns bytes of (tiles·size)² pixels; places without an image are 0
 */
export function layOutTiles(
  images: Uint8Array,
  rows: readonly number[],
  { imageSize, channels, tiles }: TileLayout,
): Uint8Array {
  const line = imageSize * channels;
  const width = tiles * line;
  const sheet = new Uint8Array(width * tiles * imageSize);
  for (const [k, row] of rows.entries()) {
    for (let y = 0; y < imageSize; y++) {
      const from = (row * imageSize + y) * line;
      sheet.set(
        images.subarray(from, from + line),
        (Math.floor(k / tiles) * imageSize + y) * width + (k % tiles) * line,
      );
    }
  }
  return sheet;
}
