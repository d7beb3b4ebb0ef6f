import sharp from 'sharp';
import { makePoints, HALF_SIDE } from '@src/labs/playground/data.ts';
import { shapeOf } from '@src/labs/playground/describe.ts';
import { gridPoints } from '@src/labs/playground/grid.ts';
import { featuresOf, forwardPoint, initialParameters } from '@src/labs/playground/network.ts';
import type { PlaygroundParams } from '@src/labs/playground/protocol.ts';
import { paintInk } from '../../charts/ink.ts';

/** Values −1 … 1 as a small picture whose middle is clear, so that it suits both themes. @returns a data URI */
async function picture(values: ArrayLike<number>, width = Math.sqrt(values.length)): Promise<string> {
  const rgba = new Uint8Array(4 * values.length);
  paintInk(values, rgba);
  const png = await sharp(rgba, { raw: { width, height: values.length / width, channels: 4 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** The untrained network over the plane, and its points as two paths of dots in a square of side 1200. */
export async function playgroundPoster(params: PlaygroundParams) {
  const { sizes, activation, output } = shapeOf(params);
  const weights = initialParameters(sizes, params.initialisation, params.seed);
  const grid = gridPoints(32);
  const features = featuresOf(grid, params.features);
  const values = grid.map(
    (_, i) =>
      forwardPoint(sizes, weights, features.subarray(i * sizes[0]!, (i + 1) * sizes[0]!), activation, output).at(
        -1,
      )![0]!,
  );
  const place = (x: number) => Math.round(((x + HALF_SIDE) / (2 * HALF_SIDE)) * 1200);
  const { training } = makePoints(params);
  const dots = (isPositive: boolean) =>
    training
      .filter(({ y }) => y > 0 === isPositive)
      .map(({ x1, x2 }) => `M${place(x1)} ${1200 - place(x2)}h0`)
      .join('');
  return { surface: await picture(values), positive: dots(true), negative: dots(false) };
}
