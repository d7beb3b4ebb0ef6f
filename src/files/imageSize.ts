/** What the first bytes of a file say of a picture. */
export interface ImageHeader {
  kind: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'svg' | 'other';
  /** Pixels; null where the header does not say, or is not read. */
  size: { width: number; height: number } | null;
}

/** Bytes of a file that are enough for `readImageHeader`: a JPEG has its size behind its profile and thumbnail. */
export const HEADER_BYTES = 262_144;

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** Tells kind and size of a picture from its first bytes, before anything is decoded: pixels cost memory, a header none. */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = (kind: ImageHeader['kind'], width: number, height: number): ImageHeader => ({
    kind,
    size: { width, height },
  });
  if (ascii(bytes, 1, 4) === 'PNG' && bytes.length >= 24) return found('png', view.getUint32(16), view.getUint32(20));
  if (ascii(bytes, 0, 4) === 'GIF8' && bytes.length >= 10)
    return found('gif', view.getUint16(6, true), view.getUint16(8, true));
  if (ascii(bytes, 0, 2) === 'BM' && bytes.length >= 26)
    return found('bmp', view.getInt32(18, true), Math.abs(view.getInt32(22, true)));
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { kind: 'jpeg', size: readJpegSize(view) };
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP')
    return { kind: 'webp', size: readWebpSize(bytes, view) };
  const start = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
  return { kind: /^(<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(start) ? 'svg' : 'other', size: null };
}

/** The size in the first frame header of a JPEG: segments 0xFF, marker, length. */
function readJpegSize(view: DataView): ImageHeader['size'] {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function readWebpSize(bytes: Uint8Array, view: DataView): ImageHeader['size'] {
  if (bytes.length < 30) return null;
  const uint24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (ascii(bytes, 12, 16)) {
    case 'VP8X':
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}
