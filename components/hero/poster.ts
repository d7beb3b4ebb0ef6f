/** What the front page's drawing shows before anything runs: a network trained by the build. */
import sharp from 'sharp';
import { createPlane } from '@src/hero/plane.ts';
import { POINTS } from '@src/hero/network.ts';
import { createTraining, type Training } from '@src/hero/training.ts';
import { HALF_SIDE } from '@src/labs/playground/data.ts';
import { paintInk } from '../charts/ink.ts';
import { zeroLine } from '../labs/playground/paint.ts';
import { contourPath, OUTPUT, TILES } from './layout.ts';

/** Pixels a side of a unit's picture, and of the output's. */
export const TILE_PIXELS = 24;
export const OUTPUT_PIXELS = 64;

/** The drawn network: a seed whose line is smooth, and steps enough that all points are right. */
const SEED = 1;
const STEPS = 300;

/** Values row by row as a data URI. */
async function pictureOf(values: Float32Array, width: number): Promise<string> {
  const rgba = new Uint8Array(4 * values.length);
  paintInk(values, rgba);
  const webp = await sharp(rgba, { raw: { width, height: values.length / width, channels: 4 } })
    .webp({ quality: 85, alphaQuality: 90, effort: 6 })
    .toBuffer();
  return `data:image/webp;base64,${webp.toString('base64')}`;
}

/** The pictures of all tiles, side by side. */
function stripOf(pictures: readonly Float32Array[][]): Float32Array {
  const width = TILE_PIXELS * TILES.length;
  const strip = new Float32Array(TILE_PIXELS * width);
  for (const [t, { layer, unit }] of TILES.entries()) {
    for (let row = 0; row < TILE_PIXELS; row++) {
      const line = pictures[layer]![unit]!.subarray(row * TILE_PIXELS, (row + 1) * TILE_PIXELS);
      strip.set(line, row * width + t * TILE_PIXELS);
    }
  }
  return strip;
}

/** The points of one class as a path of dots over the output's picture. */
function dotsOf(y: number): string {
  const place = (x: number) => (((x + HALF_SIDE) / (2 * HALF_SIDE)) * OUTPUT.size).toFixed(1);
  return POINTS.filter((point) => point.y === y)
    .map(({ x1, x2 }) => `M${place(x1)} ${place(-x2)}h0`)
    .join('');
}

/** The trained network and its pictures. */
export interface Poster {
  training: Training;
  /** All tiles, side by side, and the output's picture: data URIs. */
  strip: string;
  surface: string;
  /** Paths over the output's picture. */
  contour: string;
  positive: string;
  negative: string;
}

/** Trains the network and draws it; always the same. */
export async function createPoster(): Promise<Poster> {
  const training = createTraining(SEED);
  while (training.step < STEPS) training.train();
  const output = createPlane(OUTPUT_PIXELS)(training.parameters).at(-1)![0]!;
  return {
    training,
    strip: await pictureOf(stripOf(createPlane(TILE_PIXELS)(training.parameters)), TILE_PIXELS * TILES.length),
    surface: await pictureOf(output, OUTPUT_PIXELS),
    contour: contourPath(zeroLine(output)),
    positive: dotsOf(1),
    negative: dotsOf(-1),
  };
}
