/** What the units of the front page's network say over the whole plane: the pictures of its drawing. */
import { gridPoints } from '../labs/playground/grid.ts';
import { createUnits, forward, inputOf, SIZES } from './network.ts';

/**
 * A grid over the plane, whose inputs are computed once.
 * @param size cells a side
 * @returns for parameters, the values of every unit: `[layer][unit]` is [size²] from the top left, the inputs' layer first; the
 * arrays are written anew by the next call
 */
export function createPlane(size: number): (parameters: Float64Array) => readonly Float32Array[][] {
  const inputs = gridPoints(size).map(({ x1, x2 }) => inputOf(x1, x2));
  const values = SIZES.map((count) => Array.from({ length: count }, () => new Float32Array(inputs.length)));
  const units = createUnits();
  for (const [u, picture] of values[0]!.entries()) picture.set(inputs.map((input) => input[u]!));
  return (parameters) => {
    for (const [p, input] of inputs.entries()) {
      units[0] = input;
      forward(parameters, units);
      for (let l = 1; l < SIZES.length; l++) {
        for (let u = 0; u < SIZES[l]!; u++) values[l]![u]![p] = units[l]![u]!;
      }
    }
    return values;
  };
}
