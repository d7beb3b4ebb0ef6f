import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

interface Decoded {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
  close(): void;
}

const publicFolder = new URL('../../public/', import.meta.url);

/**
 * What a data loader needs of a browser, for Node: `fetch` of the files below `public/`, and decoding of images, by sharp.
 * @returns globals to set, for instance by `vi.stubGlobal`
 */
export function nodeImageGlobals() {
  return {
    fetch: async (url: URL) => new Response(await readFile(new URL(`.${url.pathname}`, publicFolder))),
    createImageBitmap: async (blob: Blob): Promise<Decoded> => {
      const image = sharp(await blob.arrayBuffer())
        .toColourspace('srgb')
        .ensureAlpha();
      const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, rgba: Uint8ClampedArray.from(data), close: () => undefined };
    },
    OffscreenCanvas: class {
      getContext() {
        let drawn: Decoded;
        return {
          drawImage: (bitmap: Decoded) => (drawn = bitmap),
          getImageData: () => ({ data: drawn.rgba }),
        };
      }
    },
  };
}
