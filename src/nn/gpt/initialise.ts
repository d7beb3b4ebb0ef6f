import { createRandom } from '../../math/random.ts';
import { sizeOf } from '../../math/shapes.ts';
import { gptParameters, type GptSize } from './size.ts';

/** Standard deviation of the first weights: that of GPT-2 (Radford and others, 2019). */
const DEVIATION = 0.02;

/**
 * First weights as in GPT-2: normal with deviation 0.02, those that add to the stream of residuals (`projection`, `mlp/out`) divided by
 * √(2 · layers); gains 1, shifts 0. Drawn in JavaScript, so that they depend on the seed alone.
 * @returns one array for each of `gptParameters`
 */
export function initialGptWeights(size: GptSize, seed: number): Float32Array[] {
  const random = createRandom(seed, 1);
  return gptParameters(size).map(({ name, shape }) => {
    const values = new Float32Array(sizeOf(shape));
    if (name.endsWith('/shift')) return values;
    if (name.endsWith('/gain')) return values.fill(1);
    const isResidual = name.endsWith('/projection') || name.endsWith('/mlp/out');
    const deviation = isResidual ? DEVIATION / Math.sqrt(2 * size.layers) : DEVIATION;
    return values.map(() => deviation * random.normal());
  });
}
