import { createRandom } from '../../math/random.ts';
import { sizeOf } from '../../math/shapes.ts';
import { gptParameters, type GptSize } from './size.ts';

/**
 * First weights: normal with variance 1/width, so that a product keeps the size of its numbers (LeCun and others, 1998), those that add to
 * the stream of residuals (`projection`, `mlp/out`) divided by √(2 · layers) as in GPT-2; gains 1, shifts 0. GPT-2's own deviation, 0.02,
 * is that of a width of 768 and more; at 64 it costs a third of a bit a character after 1,000 steps. Drawn in JavaScript, so that they
 * depend on the seed alone.
 * @returns one array for each of `gptParameters`
 */
export function initialGptWeights(size: GptSize, seed: number): Float32Array[] {
  const random = createRandom(seed, 1);
  return gptParameters(size).map(({ name, shape }) => {
    const values = new Float32Array(sizeOf(shape));
    if (name.endsWith('/shift')) return values;
    if (name.endsWith('/gain')) return values.fill(1);
    const isResidual = name.endsWith('/projection') || name.endsWith('/mlp/out');
    const deviation = 1 / Math.sqrt(isResidual ? 2 * size.layers * size.width : size.width);
    return values.map(() => deviation * random.normal());
  });
}
