import { createRandom } from '../../math/random.ts';
import type { Shape } from '../../math/shapes.ts';
import { BINS, HISTOGRAM_END, WIDTH, type DepthParams } from './protocol.ts';

/** Standard deviation of the first weights, times the root of the number of inputs. */
const DEVIATIONS: Record<DepthParams['weights'], number> = { he: Math.SQRT2, glorot: 1, small: 0.3, large: 3 };

/** Shapes of all parameters: weights and biases of the widening layer, of every hidden one, and of the last. */
export function shapesOf(layers: number): Shape[] {
  const widths = [2, ...Array.from({ length: layers + 1 }, () => WIDTH), 1];
  return widths.slice(1).flatMap((outputs, l) => [[widths[l]!, outputs], [outputs]]);
}

/** First weights, normal; biases 0. The first and the last layer always have deviation 1/√inputs. @returns one array a parameter */
export function initialValues({ layers, weights, seed }: DepthParams): Float32Array[] {
  const random = createRandom(seed, 2);
  const shapes = shapesOf(layers);
  return shapes.map(([inputs, outputs], i) => {
    if (outputs === undefined) return new Float32Array(inputs!);
    const isHidden = i > 0 && i < shapes.length - 2;
    const deviation = (isHidden ? DEVIATIONS[weights] : 1) / Math.sqrt(inputs!);
    return Float32Array.from({ length: inputs! * outputs }, () => deviation * random.normal());
  });
}

/** The outputs of a layer, for all examples. */
type Values = readonly number[] | Float32Array;

/** Share of the units at which an activation passes nearly no gradient. @param values outputs of the activation */
export function shareIdle(values: Values, activation: DepthParams['activation']): number {
  let idle = 0;
  for (const value of values) if (activation === 'relu' ? value === 0 : Math.abs(value) > 0.97) idle++;
  return idle / values.length;
}

/** Shares of values by size: `BINS` bins from −`HISTOGRAM_END` to it. @returns [BINS] */
export function countBins(values: Values): Float32Array {
  const shares = new Float32Array(BINS);
  for (const value of values) {
    const bin = Math.floor(((value + HISTOGRAM_END) / (2 * HISTOGRAM_END)) * BINS);
    shares[Math.min(BINS - 1, Math.max(0, bin))]! += 1 / values.length;
  }
  return shares;
}
