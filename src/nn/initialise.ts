import { createRandom, type Random } from '../math/random.ts';
import { sizeOf, type Parameter, type Shape } from '../math/shapes.ts';

/** Inputs and outputs of a unit of a layer. @param kernel [inputs, outputs], or [height, width, inputs, outputs] of a convolution */
function fansOf(kernel: Shape): { fanIn: number; fanOut: number } {
  const receptive = sizeOf(kernel.slice(0, -2));
  return { fanIn: receptive * kernel.at(-2)!, fanOut: receptive * kernel.at(-1)! };
}

// #region initialise
/** One weight by Glorot and Bengio (2010): uniform in ±√(6 / (fan in + fan out)). */
export function drawGlorot(fanIn: number, fanOut: number, random: Random): number {
  return Math.sqrt(6 / (fanIn + fanOut)) * (2 * random.uniform() - 1);
}

/** One weight by He and others (2015): normal with variance 2 / fan in. */
export function drawHe(fanIn: number, random: Random): number {
  return Math.sqrt(2 / fanIn) * random.normal();
}

/**
 * Initial weights as Keras draws them: kernels by Glorot, biases 0. Drawn in JavaScript, so that they depend on the seed alone,
 * never on the backend.
 * @returns one array for each parameter
 */
export function initialWeights(parameters: readonly Parameter[], seed: number): Float32Array[] {
  const random = createRandom(seed, 1);
  return parameters.map(({ shape }) => {
    const values = new Float32Array(sizeOf(shape));
    if (shape.length === 1) return values; // biases
    const { fanIn, fanOut } = fansOf(shape);
    return values.map(() => drawGlorot(fanIn, fanOut, random));
  });
}
// #endregion
