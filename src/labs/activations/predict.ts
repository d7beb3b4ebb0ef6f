import { createRandom } from '../../math/random.ts';
import { ACTIVATIONS, type ActivationName } from '../../math/activations.ts';
import { EXAMPLES, WIDTH } from './protocol.ts';

/** What the lab will compute, by the formulas of the page in double precision: drawn before a run, marked as predicted. */

/**
 * The derivative of the chain a_l = φ(w·a_(l−1)) by the chain rule: products of w·φ′(w·a_(l−1)).
 * @returns da_k/da_0 for k = 1 … depth, [depth]
 */
export function multiplySlopes(name: ActivationName, start: number, weight: number, depth: number): number[] {
  const { value, slope } = ACTIVATIONS[name];
  let [a, product] = [start, 1];
  return Array.from({ length: depth }, () => {
    product *= weight * slope(weight * a);
    a = value(weight * a);
    return product;
  });
}

/** c = a·B row by row. @param a [rows, WIDTH] @param B [WIDTH, WIDTH], or its transpose @returns [rows, WIDTH] */
function multiply(a: Float64Array, B: Float32Array, transposed: boolean): Float64Array<ArrayBuffer> {
  const [across, down] = transposed ? [WIDTH, 1] : [1, WIDTH];
  const product = new Float64Array(a.length);
  for (let row = 0; row < a.length; row += WIDTH) {
    for (let k = 0; k < WIDTH; k++) {
      const factor = a[row + k]!;
      for (let j = 0; j < WIDTH; j++) product[row + j]! += factor * B[k * down + j * across]!;
    }
  }
  return product;
}

/**
 * How strong the gradient of J = mean(aᴸ)² / 2 is at the output of every layer of a random network without biases, by backpropagation.
 * @param weight standard deviation of the weights, times √WIDTH
 * @returns norm of ∂J/∂aˡ for l = 0 (the input) … depth, [depth + 1]
 */
export function predictLayers(name: ActivationName, weight: number, depth: number, seed: number): number[] {
  const { value, slope } = ACTIVATIONS[name];
  const random = createRandom(seed);
  const draw = (count: number, deviation: number) =>
    Float32Array.from({ length: count }, () => deviation * random.normal());
  let a = Float64Array.from(draw(EXAMPLES * WIDTH, 1));
  const layers = Array.from({ length: depth }, () => draw(WIDTH * WIDTH, weight / Math.sqrt(WIDTH)));
  const sums = layers.map((weights) => {
    const z = multiply(a, weights, false);
    a = z.map(value);
    return z;
  });
  let delta = a.map((output) => output / a.length);
  const norms = [norm(delta)];
  for (let l = depth - 1; l >= 0; l--) {
    const slopes = sums[l]!.map(slope);
    delta = multiply(
      delta.map((d, i) => d * slopes[i]!),
      layers[l]!,
      true,
    );
    norms.unshift(norm(delta));
  }
  return norms;
}

/** Euclidean norm. */
const norm = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
