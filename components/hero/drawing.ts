/** The front page's drawing in the page: paints a network over the poster. */
import { createPlane } from '@src/hero/plane.ts';
import { paintInk } from '../charts/ink.ts';
import { zeroLine } from '../labs/playground/paint.ts';
import { contourPath, lookOf } from './layout.ts';

function paint(canvas: HTMLCanvasElement, values: Float32Array): void {
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(canvas.width, canvas.height);
  paintInk(values, image.data);
  context.putImageData(image, 0, 0);
}

/**
 * Finds the drawing's parts.
 * @param box the drawing
 * @returns what paints a network's units, weights and decision boundary; the first call takes the poster away
 */
export function createDrawing(box: HTMLElement): (parameters: Float64Array) => void {
  const tiles = [...box.querySelectorAll<HTMLCanvasElement>('canvas[data-unit]')];
  const surface = box.querySelector<HTMLCanvasElement>('.hero-surface canvas')!;
  const contour = box.querySelector<SVGPathElement>('.hero-contour')!;
  const lines = [...box.querySelectorAll<SVGPathElement>('path[data-weight]')];
  const small = createPlane(tiles[0]!.width);
  const large = createPlane(surface.width);
  return (parameters) => {
    box.dataset['live'] = '';
    const pictures = small(parameters);
    for (const tile of tiles) {
      const { layer, unit } = tile.dataset;
      paint(tile, pictures[Number(layer)]![Number(unit)]!);
    }
    const output = large(parameters).at(-1)![0]!;
    paint(surface, output);
    contour.setAttribute('d', contourPath(zeroLine(output)));
    for (const line of lines) {
      const { width, isNegative } = lookOf(parameters[Number(line.dataset['weight'])]!);
      line.setAttribute('stroke-width', width);
      line.classList.toggle('negative', isNegative);
    }
  };
}
